package io.azurecredentials.login.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class GroupsClaimTest {
    private static final String GROUP = "dddddddd-0000-4000-8000-00000000000d";

    @Test
    void groups_are_known_by_their_ids_only() {
        assertThat(
                        groups(
                                it ->
                                        it.putArray("groups")
                                                .add("DDDDDDDD-0000-4000-8000-00000000000D")
                                                .add("CONTOSO\\operators")
                                                .add("*")
                                                .add("")
                                                .add(7)
                                                .addNull()))
                .isEqualTo(new Groups.Listed(Set.of(GROUP)));
    }

    @Test
    void a_token_without_the_claim_says_nothing() {
        assertThat(groups(_ -> {})).isEqualTo(new Groups.Unsaid());
    }

    @Test
    void too_many_groups_are_too_many_however_a_token_says_it() {
        assertThat(groups(it -> it.put("hasgroups", true))).isEqualTo(new Groups.TooMany());
        assertThat(groups(it -> it.put("groups", "src1"))).isEqualTo(new Groups.TooMany());
        assertThat(groups(GroupsClaimTest::overage)).isEqualTo(new Groups.TooMany());
        assertThat(
                        groups(
                                it -> {
                                    overage(it);
                                    it.putArray("groups").add(GROUP);
                                }))
                .isEqualTo(new Groups.TooMany());
    }

    @Test
    void two_hundred_groups_fit() {
        Groups groups =
                groups(
                        it -> {
                            var all = it.putArray("groups");
                            for (int i = 0; i < 200; i++) {
                                all.add("dddddddd-0000-4000-8000-%012d".formatted(i));
                            }
                        });

        assertThat(((Groups.Listed) groups).objectIDs()).hasSize(200);
    }

    @Test
    void directory_roles_are_no_groups() {
        assertThat(groups(it -> it.putArray("wids").add(GROUP))).isEqualTo(new Groups.Unsaid());
        assertThat(groups(it -> it.putArray("roles").add(GROUP))).isEqualTo(new Groups.Unsaid());
    }

    private static void overage(ObjectNode claims) {
        claims.putObject("_claim_names").put("groups", "src1");
        claims.putObject("_claim_sources")
                .putObject("src1")
                .put("endpoint", "https://evil.example/users/me/getMemberObjects");
    }

    private static Groups groups(Consumer<ObjectNode> change) {
        return new Desk().taken(Tokens.with(change)).groups();
    }
}
