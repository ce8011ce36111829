package io.azurecredentials.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.azurecredentials.session.token.RoleID;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        assertThat(of(List.of()).find("team-a", "name")).isEmpty();
    }

    @Test
    void each_role_stands_in_for_its_share_of_names() {
        Cast cast = of(ROLES);
        Map<RoleID, Long> shares =
                NAMES.stream()
                        .map(it -> found(cast, it))
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(shares).hasSize(ROLES.size());
        assertThat(shares.values()).allMatch(it -> it > 600 && it < 1400);
    }

    /** Replicas are told of them in another order, and nobody may learn from a difference. */
    @Test
    void the_order_does_not_matter() {
        Cast one = of(ROLES);
        Cast other = of(ROLES.reversed());
        RoleID gone = role(99);
        other.add(gone);
        other.remove(gone);
        other.add(ROLES.getFirst());

        assertThat(NAMES).allMatch(it -> found(one, it).equals(found(other, it)));
    }

    /** A name that changed with every other role would be known for one that does not exist. */
    @Test
    void a_role_that_goes_leaves_the_names_of_the_others_alone() {
        Cast before = of(ROLES);
        Cast after = of(ROLES);
        after.remove(ROLES.getFirst());

        assertThat(NAMES)
                .filteredOn(it -> !found(before, it).equals(ROLES.getFirst()))
                .hasSizeGreaterThan(2_000)
                .allMatch(it -> found(after, it).equals(found(before, it)));
        assertThat(NAMES).noneMatch(it -> found(after, it).equals(ROLES.getFirst()));
    }

    @Test
    void a_namespace_without_roles_has_those_of_all_and_one_with_roles_its_own() {
        RoleID other = new RoleID("team-b", "other", "fake-uid-other");
        Cast cast = of(ROLES);
        cast.add(other);

        assertThat(NAMES).allMatch(it -> !found(cast, it).equals(other));
        assertThat(NAMES).anyMatch(it -> cast.find("team-c", it).equals(Optional.of(other)));
        cast.remove(other);
        assertThat(cast.find("team-b", "name")).isPresent();
        ROLES.forEach(cast::remove);
        assertThat(cast.find("team-b", "name")).isEmpty();
        assertThat(cast.find("team-a", "name")).isEmpty();
    }

    /** Who knew which names share a role could tell which of them is a role itself. */
    @Test
    void which_names_go_together_is_a_secret() {
        Cast one = of(ROLES);
        Cast other = new Cast(() -> "another");
        ROLES.forEach(other::add);

        assertThat(NAMES)
                .filteredOn(it -> !found(one, it).equals(found(other, it)))
                .hasSizeGreaterThan(1_000);
    }

    /** Texts of one hash code, which anybody can make. */
    @Test
    void names_that_are_alike_to_Java_are_not_alike() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        Cast cast = of(ROLES);
        List<String> alike =
                IntStream.range(0, 256)
                        .mapToObj(
                                bits ->
                                        IntStream.range(0, 8)
                                                .mapToObj(it -> (bits >> it & 1) == 0 ? "Aa" : "BB")
                                                .collect(Collectors.joining()))
                        .toList();

        assertThat(alike.stream().map(it -> found(cast, it)).distinct()).hasSize(ROLES.size());
    }

    /** Looked for among all of them, that would take minutes. */
    @Test
    void twenty_thousand_roles_are_no_more_to_look_through_than_one() {
        Cast cast = of(IntStream.range(0, 20_000).mapToObj(StandInsTest::role).toList());

        assertTimeout(
                Duration.ofSeconds(10),
                () -> {
                    for (int i = 0; i < 100; i++) {
                        NAMES.forEach(
                                it -> assertThat(cast.find("team-a", it).isPresent()).isTrue());
                    }
                });
    }

    private static Cast of(List<RoleID> roles) {
        Cast cast = new Cast(() -> "fake");
        roles.forEach(cast::add);
        return cast;
    }

    private static RoleID found(Cast cast, String name) {
        return cast.find("team-a", name).orElseThrow();
    }

    private static RoleID role(int number) {
        return new RoleID("team-a", "role-" + number, "fake-uid-" + number);
    }
}
