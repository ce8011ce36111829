package io.azurecredentials.draw;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.api.v1alpha1.DrawnBy;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.rbac.BearerToken;
import io.azurecredentials.rbac.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What somebody is answered who draws. */
class CredsIT extends WithPaths {
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

    @Test
    void a_draw_has_every_key_of_vaults_envelope() {
        JsonNode drawn = answer();

        assertThat(drawn.fieldNames())
                .toIterable()
                .containsExactly(
                        "request_id",
                        "lease_id",
                        "renewable",
                        "lease_duration",
                        "data",
                        "wrap_info",
                        "warnings",
                        "auth",
                        "mount_type");
        assertThat(drawn.path("lease_id").asText()).matches("azure/creds/reader/[a-z0-9]{24}");
        assertThat(drawn.path("renewable").asBoolean()).isTrue();
        assertThat(drawn.path("lease_duration").asInt()).isBetween(3500, 3600);
        assertThat(drawn.path("data").toString())
                .isEqualTo("{\"client_id\":\"client\",\"client_secret\":\"fake-text-1\"}");
        assertThat(drawn.path("auth").isNull()).isTrue();
        assertThat(drawn.path("mount_type").asText()).isEqualTo("azure");
        assertThat(entries.toString())
                .contains("draw", "azureroles/reader")
                .doesNotContain("fake-text");
    }

    @Test
    void without_the_right_to_use_the_role_nothing_is_made() {
        allowed.clear();

        assertThat(errors(ask("GET", CREDS, "")))
                .isEqualTo("403 {\"errors\":[\"permission denied\"]}");
        assertThat(errors(asking.ask(routes, "GET", CREDS, "", "hvs.other")))
                .isEqualTo("403 {\"errors\":[\"permission denied\"]}");
        assertThat(errors(asking.ask(routes, "GET", CREDS, "")))
                .isEqualTo("403 {\"errors\":[\"permission denied\"]}");
        assertThat(objects()).isEmpty();
    }

    @Test
    void a_token_of_kubernetes_draws_as_who_it_is_and_only_if_it_ends() {
        String user = "system:serviceaccount:team-c:app";
        bearer = Optional.of(new Caller(user, "fake-uid", List.of(), Map.of()));
        shown = "a.eyJleHAiOjQxMDI0NDQ4MDB9.b";
        JsonNode drawn = answer();

        assertThat(only().getSpec().drawnBy())
                .isEqualTo(
                        new DrawnBy(
                                user,
                                null,
                                null,
                                new DrawnBy.Token(digest(shown), END),
                                new DrawnBy.Account("team-c", "app", "fake-uid")));
        assertThat(only().getMetadata().getOwnerReferences()).isEmpty();
        assertThat(ask("PUT", LEASES + "lookup", body(lease(drawn))).status()).isEqualTo(200);
        shown = "a.e30.b";
        assertThat(ask("GET", CREDS, "").status()).isEqualTo(403);
        shown = token.text().reveal();
        assertThat(ask("PUT", LEASES + "lookup", body(lease(drawn))).status()).isEqualTo(403);
        assertThat(objects()).hasSize(1);
    }

    @Test
    void a_role_that_is_not_there_is_said_not_to_be() {
        assertThat(errors(ask("GET", "/v1/azure/creds/Other", "")))
                .isEqualTo("400 {\"errors\":[\"role 'other' does not exist\"]}");
        assertThat(objects()).isEmpty();
    }

    private static String digest(String token) {
        return BearerToken.of(Sensitive.of(token)).orElseThrow().digest();
    }
}
