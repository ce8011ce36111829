package io.azurecredentials.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.session.token.RoleID;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** 82: which role stands in for which name. */
class StandInsTest {
    private static final List<RoleID> ROLES =
            IntStream.range(0, 4).mapToObj(StandInsTest::role).toList();
    private static final List<String> NAMES =
            IntStream.range(0, 4_000).mapToObj(it -> "name-" + it).toList();

    @Test
    void without_roles_nobody_does() {
        assertThat(StandIns.among(List.of(), "name")).isEmpty();
    }

    @Test
    void each_role_stands_in_for_its_share_of_names() {
        Map<RoleID, Long> shares =
                NAMES.stream()
                        .map(it -> StandIns.among(ROLES, it).orElseThrow())
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(shares).hasSize(ROLES.size());
        assertThat(shares.values()).allMatch(it -> it > 850 && it < 1150);
    }

    /** Replicas list them in another order, and nobody may learn from a difference. */
    @Test
    void the_order_does_not_matter() {
        List<RoleID> turned = new ArrayList<>(ROLES);
        Collections.reverse(turned);

        assertThat(NAMES)
                .allMatch(it -> StandIns.among(turned, it).equals(StandIns.among(ROLES, it)));
    }

    /** A name that changed with every other role would be known for one that does not exist. */
    @Test
    void a_role_that_goes_leaves_the_names_of_the_others_alone() {
        List<RoleID> fewer = ROLES.subList(1, ROLES.size());

        assertThat(NAMES)
                .filteredOn(it -> !StandIns.among(ROLES, it).orElseThrow().equals(ROLES.getFirst()))
                .allMatch(it -> StandIns.among(fewer, it).equals(StandIns.among(ROLES, it)));
    }

    /** Texts of one hash code, which anybody can make. */
    @Test
    void names_that_are_alike_to_Java_are_not_alike() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        List<String> alike =
                IntStream.range(0, 256)
                        .mapToObj(
                                bits ->
                                        IntStream.range(0, 8)
                                                .mapToObj(it -> (bits >> it & 1) == 0 ? "Aa" : "BB")
                                                .collect(Collectors.joining()))
                        .toList();

        assertThat(alike.stream().map(it -> StandIns.among(ROLES, it)).distinct())
                .hasSize(ROLES.size());
    }

    private static RoleID role(int number) {
        return new RoleID("team-a", "role-" + number, "fake-uid-" + number);
    }
}
