package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.DAY;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.DIGEST;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ISSUER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.OVERLAP;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SETTLE;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.TIMEOUT;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.at;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.blank;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.deleting;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.facts;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.fresh;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ledger;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.meant;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.refused;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.secretWith;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.serving;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.shelf;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.superseded;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.event.Report;
import io.azurecredentials.event.Transition;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HappeningsTest {
    private static final Problem DENIED =
            new Problem.Denied(Reason.PERMISSION_MISSING, "Grant it.");

    @Test
    void the_first_password_that_is_published_is_issued() {
        Facts before =
                facts(ledger(List.of(serving(1, NOON)), List.of(meant(1, 1, NOON))), nothing());

        assertThat(told(before, publish(before)))
                .containsExactly(
                        "Issued 1-try-1: Secret app holds a credential that works and expires at 2026-03-02T12:00:00Z.");
    }

    @Test
    void every_other_password_that_is_published_is_a_rotation() {
        Facts before = renewing(1);

        assertThat(told(before, publish(before)))
                .containsExactly(
                        "Rotated 2-try-2: Secret app holds another password that works and expires at 2026-03-02T12:00:00Z.");
    }

    @Test
    void another_service_principal_is_named_because_the_client_id_changes_with_it() {
        Facts before = renewing(2);

        assertThat(told(before, publish(before)))
                .singleElement()
                .asString()
                .contains("holds another service principal");
    }

    @Test
    void what_was_published_before_is_no_news() {
        assertThat(told(fresh(), fresh())).isEmpty();
        Facts retired =
                facts(
                        ledger(
                                List.of(serving(1, NOON)),
                                List.of(superseded(1, 1, NOON), published(2, 1))),
                        secretWith(published(2, 1)));
        Key gone = retired.ledger().keys().getFirst();
        assertThat(
                        told(
                                retired,
                                wrote(
                                        retired,
                                        retired.ledger()
                                                .losing()
                                                .retired(gone, true, NOON, SETTLE))))
                .isEmpty();
    }

    @Test
    void intent_alone_is_no_news() {
        assertThat(told(blank(), reserve(blank()))).isEmpty();
        Facts due = at(NOON.plus(DAY), fresh());
        assertThat(told(due, reserve(due))).isEmpty();
    }

    @Test
    void a_secret_that_was_taken_away_is_told_when_its_successor_is_reserved() {
        Facts lost = at(NOON.plus(SETTLE), fresh().after(shelf(new Delivery.Absent())));

        assertThat(told(lost, reserve(lost)))
                .containsExactly(
                        "SecretLost 1-try-1: Secret app was removed or changed by somebody else; another credential is issued.");
    }

    @Test
    void a_secret_that_was_lost_is_told_under_one_name_however_many_successors_are_tried() {
        Facts lost = at(NOON.plus(SETTLE), fresh().after(shelf(new Delivery.Absent())));
        Facts once = wrote(lost, reserve(lost).ledger());
        Facts later = at(NOON.plus(SETTLE).plus(TIMEOUT), once);

        assertThat(told(later, reserve(later))).isEqualTo(told(lost, reserve(lost)));
    }

    @Test
    void the_password_that_takes_the_place_of_a_lost_one_is_a_rotation() {
        Facts before = renewing(1).after(shelf(new Delivery.Absent()));

        assertThat(told(before, publish(before)))
                .singleElement()
                .asString()
                .startsWith("Rotated 2-try-2");
    }

    @Test
    void what_stands_in_the_way_is_named_after_what_it_keeps_from_happening() {
        assertThat(failing(blank())).containsExactly("IssueFailed");
        assertThat(failing(fresh())).containsExactly("RenewFailed");
        assertThat(failing(at(NOON.plus(DAY).plus(DAY), fresh()))).containsExactly("RenewFailed");
        assertThat(failing(deleting(fresh()))).containsExactly("RevokeFailed");
        assertThat(failing(deleting(blank()))).containsExactly("RevokeFailed");
    }

    @Test
    void a_superseded_password_that_cannot_be_removed_is_a_failed_revocation() {
        Facts due =
                facts(
                        ledger(
                                List.of(serving(1, NOON)),
                                List.of(superseded(1, 1, NOON), published(2, 1))),
                        secretWith(published(2, 1)));

        assertThat(failing(due)).containsExactly("RevokeFailed");
    }

    @Test
    void a_role_that_is_missing_is_told_as_soon_as_the_conditions_say_so() {
        Facts before = with(blank(), refused());
        List<Condition> after =
                Outlook.before(Lifecycle.next(before), before, Conditions.since(null, 1, NOON));

        assertThat(Happenings.between(before, before, Transition.between(null, after)))
                .extracting(it -> it.reason() + " " + it.about() + ": " + it.note())
                .containsExactly("IssueFailed 1/RoleNotFound: RoleNotFound: Create the role.");
    }

    @Test
    void the_end_is_told_where_anything_was_ever_meant_to_be_made() {
        Facts emptied = deleting(facts(ledger(List.of(), List.of()), nothing()));
        assertThat(emptied.ledger().issuer()).contains(ISSUER);

        assertThat(Happenings.gone(emptied).map(HappeningsTest::line))
                .contains("Revoked : Everything that was made in Azure for it is gone.");
        assertThat(Happenings.gone(deleting(blank()))).isEmpty();
    }

    private static Delivery nothing() {
        return new Delivery.Absent();
    }

    private static Key published(long sequence, int epoch) {
        return LifecycleFixtures.published(sequence, epoch, NOON);
    }

    /** The first password is in the Secret, and the second one, on that application, is made. */
    private static Facts renewing(int epoch) {
        Key key = published(1, 1);
        List<Principal> principals =
                epoch == 1
                        ? List.of(serving(1, NOON))
                        : List.of(serving(1, NOON), serving(epoch, NOON));
        return facts(ledger(principals, List.of(key, meant(2, epoch, NOON))), secretWith(key));
    }

    static Facts publish(Facts before) {
        Key key = before.ledger().reserved().orElseThrow();
        Ledger next = before.ledger().publishing(key, "key", DIGEST, NOON, OVERLAP, false);
        return wrote(before, next).after(shelf(secretWith(key)));
    }

    private static Facts reserve(Facts before) {
        Step step = Lifecycle.next(before);
        assertThat(step).isInstanceOf(Step.Reserve.class);
        return wrote(before, ((Step.Reserve) step).next());
    }

    private static Facts wrote(Facts before, Ledger next) {
        return before.after(next, Optional.empty());
    }

    static List<String> told(Facts before, Facts after) {
        List<Condition> conditions =
                Outlook.before(Lifecycle.next(after), after, Conditions.since(null, 1, NOON));
        return Happenings.between(before, after, new Transition(conditions, conditions)).stream()
                .map(HappeningsTest::line)
                .toList();
    }

    static List<String> failing(Facts facts) {
        List<Condition> after = Outlook.blocked(DENIED, facts, Conditions.since(null, 1, NOON));
        return Happenings.between(facts, facts, Transition.between(null, after)).stream()
                .map(it -> it.reason().toString())
                .toList();
    }

    static String line(Report it) {
        return it.reason() + " " + it.about() + ": " + it.note();
    }
}
