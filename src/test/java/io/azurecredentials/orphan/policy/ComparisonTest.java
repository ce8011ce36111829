package io.azurecredentials.orphan.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.orphan.policy.Claim.Attempt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Marks MARKS = new Marks("blue");
    private static final String ANNA = "aaaaaaaa-0000-4000-8000-000000000000";
    private static final String BERT = "bbbbbbbb-0000-4000-8000-000000000000";
    private static final Duration GRACE = Duration.ofHours(1);
    private static final Duration LATE = Duration.ofHours(5);

    private static final Thing.Application FIRST = application("o1", ANNA, 1);
    private static final Thing.Application SECOND = application("o2", ANNA, 2);
    private static final Thing.Password KEY = password("o1", ANNA, 1);

    @Test
    void what_somebody_names_is_owned_however_long_it_was_not() {
        Claim claim = claim(ANNA, List.of(1), List.of(), List.of(1L));

        assertThat(judged(List.of(FIRST, KEY), LATE, claim))
                .containsExactly(new Verdict.Owned(FIRST), new Verdict.Owned(KEY));
    }

    @Test
    void what_nobody_names_waits_until_the_grace_is_over() {
        assertThat(judged(List.of(FIRST), GRACE.minusMillis(1)))
                .containsExactly(new Verdict.Waiting(FIRST));
        assertThat(judged(List.of(FIRST), GRACE)).containsExactly(new Verdict.Orphan(FIRST));
    }

    @Test
    void passwords_go_with_the_application_that_nobody_owns() {
        assertThat(judged(List.of(KEY, FIRST), LATE)).containsExactly(new Verdict.Orphan(FIRST));
        assertThat(judged(List.of(KEY, FIRST), Duration.ZERO))
                .containsExactly(new Verdict.Waiting(FIRST));
    }

    @Test
    void a_password_is_an_orphan_although_its_application_is_owned() {
        Claim claim = claim(ANNA, List.of(1), List.of(), List.of(2L, 3L));

        assertThat(judged(List.of(FIRST, KEY), LATE, claim))
                .containsExactly(new Verdict.Owned(FIRST), new Verdict.Orphan(KEY));
    }

    @Test
    void an_application_that_its_credential_does_not_know_is_left_to_it_but_not_its_passwords() {
        Thing.Password stray = password("o2", ANNA, 7);
        Claim claim = claim(ANNA, List.of(1), List.of("o1"), List.of(1L));

        assertThat(judged(List.of(FIRST, SECOND, KEY, stray), LATE, claim))
                .containsExactly(
                        new Verdict.Owned(FIRST),
                        new Verdict.Unrecorded(SECOND),
                        new Verdict.Owned(KEY),
                        new Verdict.Orphan(stray));
    }

    @Test
    void a_credential_without_a_status_still_exists() {
        assertThat(judged(List.of(FIRST), LATE, claim(ANNA, List.of(), List.of(), List.of())))
                .containsExactly(new Verdict.Unrecorded(FIRST));
    }

    @Test
    void nobody_owns_by_the_names_of_another() {
        Claim claim = claim(BERT, List.of(1), List.of("o9"), List.of(1L));

        assertThat(judged(List.of(FIRST), LATE, claim)).containsExactly(new Verdict.Orphan(FIRST));
    }

    @Test
    void an_application_whose_id_stands_in_a_status_is_owned_whatever_its_name() {
        Claim claim = claim(BERT, List.of(1), List.of("o1"), List.of());

        assertThat(judged(List.of(FIRST), LATE, claim)).containsExactly(new Verdict.Owned(FIRST));
    }

    @Test
    void what_is_owned_or_not_shown_in_between_begins_anew() {
        Claims nobody = Claims.of(MARKS, List.of(), List.of());
        Claims anna =
                Claims.of(MARKS, List.of(claim(ANNA, List.of(1), List.of(), List.of())), List.of());
        Watchlist list = Watchlist.EMPTY.after(List.of(FIRST), nobody, Duration.ZERO);

        assertThat(list.after(List.of(FIRST), nobody, LATE).since())
                .isEqualTo(Map.of(FIRST.id(), Duration.ZERO));
        assertThat(list.after(List.of(FIRST), anna, LATE)).isEqualTo(Watchlist.EMPTY);
        assertThat(list.after(List.of(), nobody, LATE)).isEqualTo(Watchlist.EMPTY);
    }

    @Test
    void people_are_told_once_until_it_has_an_owner_again() {
        Claims nobody = Claims.of(MARKS, List.of(), List.of());
        Verdict orphan = new Verdict.Orphan(FIRST);
        Watchlist told =
                Watchlist.EMPTY
                        .after(List.of(FIRST), nobody, Duration.ZERO)
                        .telling(List.of(orphan));

        assertThat(told.after(List.of(FIRST), nobody, LATE).knows(orphan)).isTrue();
        assertThat(told.after(List.of(SECOND), nobody, LATE).knows(orphan)).isFalse();
    }

    @Test
    void statuses_name_applications_by_tenant_whatever_its_case() {
        Claims claims =
                Claims.of(
                        MARKS,
                        List.of(
                                new Claim(ANNA, "ABC", List.of(), List.of("o1"), List.of()),
                                new Claim(BERT, "abc", List.of(), List.of("o2"), List.of()),
                                new Claim(BERT, "", List.of(), List.of(), List.of())),
                        List.of());

        assertThat(claims.applicationsIn("Abc")).containsExactlyInAnyOrder("o1", "o2");
        assertThat(claims.applicationsIn("def")).isEmpty();
    }

    @Test
    void what_a_role_keeps_is_its_own_by_the_name_of_a_role() {
        Thing.Application kept =
                new Thing.Application("o1", MARKS.role(ANNA).uniqueName(2), "azcred-team-a", ANNA);
        Claim role = new Claim(Claim.Kind.ROLE, ANNA, "tenant", List.of(2), List.of(), List.of());

        assertThat(judged(List.of(kept), LATE, role)).containsExactly(new Verdict.Owned(kept));
        assertThat(judged(List.of(kept), LATE)).containsExactly(new Verdict.Orphan(kept));
        assertThat(judged(List.of(kept), LATE, claim(ANNA, List.of(2), List.of(), List.of())))
                .as("a credential of that UID")
                .containsExactly(new Verdict.Unrecorded(kept));
    }

    @Test
    void a_root_password_is_an_orphan_unless_its_config_names_it() {
        RootClaim anna = new RootClaim(ANNA, "tenant", List.of("app"), List.of(2L, 3L), List.of());
        RootClaim bert = new RootClaim(BERT, "tenant", List.of("app"), List.of(1L), List.of());
        Thing first = rootPassword("k1", 1);
        Thing second = rootPassword("k2", 2);

        assertThat(judged(List.of(first, second), LATE, roots(anna, bert)))
                .containsExactly(new Verdict.Orphan(first), new Verdict.Owned(second));
        assertThat(judged(List.of(first, second), Duration.ZERO, roots(bert)))
                .containsExactly(new Verdict.Waiting(first), new Verdict.Waiting(second));
    }

    @Test
    void what_any_config_signs_in_with_is_owned_whatever_its_name() {
        RootClaim bert = new RootClaim(BERT, "tenant", List.of("app"), List.of(), List.of("K1"));
        Thing handed = rootPassword("k1", 1);

        assertThat(judged(List.of(handed), LATE, roots(bert)))
                .containsExactly(new Verdict.Owned(handed));
    }

    @Test
    void configs_name_client_ids_by_tenant_whatever_their_case() {
        Claims claims =
                roots(
                        new RootClaim(ANNA, "ABC", List.of("App"), List.of(), List.of()),
                        new RootClaim(BERT, "abc", List.of("other"), List.of(), List.of()));

        assertThat(claims.clientsIn("Abc")).containsExactlyInAnyOrder("app", "other");
        assertThat(claims.clientsIn("def")).isEmpty();
    }

    /** When all of it has been on the list since the beginning. */
    private static List<Verdict> judged(List<Thing> seen, Duration now, Claim... claims) {
        return judged(seen, now, Claims.of(MARKS, List.of(claims), List.of()));
    }

    private static List<Verdict> judged(List<Thing> seen, Duration now, Claims claims) {
        Claims nobody = Claims.of(MARKS, List.of(), List.of());
        Watchlist list = Watchlist.EMPTY.after(seen, nobody, Duration.ZERO);
        return Comparison.judge(seen, claims, list, now, GRACE);
    }

    private static Claims roots(RootClaim... roots) {
        return Claims.of(MARKS, List.of(), List.of(roots));
    }

    private static Thing.Password rootPassword(String keyID, long number) {
        return new Thing.Password("root", keyID, MARKS.rootOwner(ANNA).marker(number));
    }

    private static Claim claim(
            String uid, List<Integer> epochs, List<String> ids, List<Long> sequences) {
        return new Claim(
                uid,
                "tenant",
                epochs,
                ids,
                sequences.stream().map(it -> new Attempt(it, "0badc0de")).toList());
    }

    private static Thing.Application application(String objectID, String uid, int epoch) {
        return new Thing.Application(
                objectID, MARKS.owner(uid).uniqueName(epoch), "azcred-team-a-app", uid);
    }

    private static Thing.Password password(String applicationID, String uid, long sequence) {
        return new Thing.Password(
                applicationID, "k" + sequence, MARKS.owner(uid).marker(sequence, "0badc0de"));
    }
}
