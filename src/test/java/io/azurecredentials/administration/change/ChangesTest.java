package io.azurecredentials.administration.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private static final Place PLACE = new Place(Kind.AZURE_ROLE, "team-a", "reader");
    private static final Spec LIVE =
            Spec.of(
                    Map.of(
                            "ttl", "1h",
                            "tags", List.of("a"),
                            "login", Map.of("token", Map.of("ttl", "2h", "type", "Service"))));

    @Test
    void what_is_the_same_is_no_change() {
        Changes changes = new Changes(LIVE, LIVE.with("ttl", "1h").with("tags", List.of("a")));

        assertThat(changes.isNone()).isTrue();
        assertThat(changes.patch()).isEmpty();
    }

    @Test
    void a_patch_has_what_differs_and_null_for_what_goes() {
        Spec wanted = LIVE.with("login.token.ttl", "3h").without("tags").with("maxTTL", "9h");
        Map<String, Object> patch = new HashMap<>();
        patch.put("tags", null);
        patch.put("maxTTL", "9h");
        patch.put("login", Map.of("token", Map.of("ttl", "3h")));

        assertThat(new Changes(LIVE, wanted).patch()).isEqualTo(patch);
    }

    @Test
    void what_somebody_else_wrote_is_his() {
        Changes changes = new Changes(LIVE, LIVE.with("login.token.ttl", "3h").with("ttl", "2h"));

        assertThat(changes.refusal(PLACE, List.of(owner("argocd", login("f:ttl"))), "us"))
                .hasValueSatisfying(
                        it ->
                                assertThat(it)
                                        .contains("spec.login.token.ttl of AzureRole reader")
                                        .contains("argocd")
                                        .doesNotContain("spec.ttl"));
        assertThat(changes.refusal(PLACE, List.of(owner("us", login("f:ttl"))), "us")).isEmpty();
        assertThat(changes.refusal(PLACE, List.of(owner("argocd", login("f:type"))), "us"))
                .isEmpty();
    }

    @Test
    void what_somebody_else_wrote_stays_when_a_half_is_removed() {
        Changes changes = new Changes(LIVE, LIVE.without("login"));

        assertThat(changes.refusal(PLACE, List.of(owner("argocd", login("f:ttl"))), "us"))
                .isPresent();
        assertThat(
                        changes.refusal(
                                PLACE, List.of(owner("argocd", Map.of("f:ttl", Map.of()))), "us"))
                .isEmpty();
    }

    /** An atomic map, and a list of which somebody has an entry. */
    @Test
    void whoever_has_a_part_of_a_list_or_all_of_a_map_has_it() {
        Changes tags = new Changes(LIVE, LIVE.with("tags", List.of("b")));
        Changes login = new Changes(LIVE, LIVE.with("login.token.ttl", "3h"));

        assertThat(
                        tags.refusal(
                                PLACE,
                                List.of(
                                        owner(
                                                "flux",
                                                Map.of("f:tags", Map.of("v:\"a\"", Map.of())))),
                                "us"))
                .isPresent();
        assertThat(login.refusal(PLACE, List.of(owner("flux", Map.of("f:login", Map.of()))), "us"))
                .isPresent();
    }

    @Test
    void a_status_is_nobodys_spec() {
        Owner owner = new Owner("us-too", Map.of("f:status", Map.of("f:ttl", Map.of())));

        assertThat(new Changes(LIVE, LIVE.with("ttl", "2h")).refusal(PLACE, List.of(owner), "us"))
                .isEmpty();
    }

    private static Owner owner(String manager, Map<String, Object> spec) {
        return new Owner(manager, Map.of("f:spec", spec));
    }

    private static Map<String, Object> login(String field) {
        return Map.of("f:login", Map.of(".", Map.of(), "f:token", Map.of(field, Map.of())));
    }
}
