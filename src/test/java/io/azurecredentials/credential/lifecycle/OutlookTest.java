package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.base.Condition.READY;
import static io.azurecredentials.base.Condition.RECONCILING;
import static io.azurecredentials.base.Condition.STALLED;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.DAY;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.READER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SECRET;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.at;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.blank;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.deleting;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.fresh;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.meant;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.refused;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.secretWith;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.serving;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.shelf;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.credential.lifecycle.Step.Why;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutlookTest {
    private static final Principal PRINCIPAL = serving(1, NOON);
    private static final Key KEY = meant(1, 1, NOON);
    private static final Problem WRONG = refused().problem();
    private static final Problem RETRYABLE =
            Problem.retryable(Reason.AZURE_THROTTLED, "Azure asked to be left alone.");

    static List<Step> steps() {
        return List.of(
                new Step.Reserve(Ledger.EMPTY),
                new Step.Create(PRINCIPAL, KEY),
                new Step.Assign(PRINCIPAL, KEY),
                new Step.Issue(PRINCIPAL, KEY),
                new Step.Prove(PRINCIPAL, KEY),
                new Step.Publish(PRINCIPAL, KEY, "key"),
                new Step.Note(KEY, secretWith(KEY)),
                new Step.Amend(Ledger.EMPTY),
                new Step.Give(PRINCIPAL, List.of(READER), List.of()),
                new Step.Take(PRINCIPAL, List.of(READER)),
                new Step.Retire(PRINCIPAL, KEY),
                new Step.Revoke(PRINCIPAL),
                new Step.Rest(NOON, Why.FRESH),
                new Step.Rest(NOON, Why.PROVING),
                new Step.Rest(NOON, Why.SPACING),
                new Step.Rest(NOON, Why.SETTLING),
                new Step.Refuse(WRONG, NOON),
                new Step.Refuse(RETRYABLE, NOON),
                new Step.Rest(NOON, Why.SUSPENDED),
                new Step.Rest(NOON, Why.ENDED),
                new Step.Inspect(PRINCIPAL, KEY),
                new Step.Extend(Ledger.EMPTY),
                new Step.End(Ledger.EMPTY),
                new Step.Discard(),
                new Step.Withdraw(SECRET),
                new Step.Roll(KEY),
                new Step.Watch(KEY),
                new Step.Forget());
    }

    @Test
    void every_step_is_looked_at_here() {
        assertThat(steps().stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(List.of(Step.class.getPermittedSubclasses()));
    }

    /**
     * What kstatus makes of it: Current only if Ready is True and nothing abnormal stands beside
     * it; a Ready that is not True without a reason beside it would read as a hang.
     */
    @ParameterizedTest
    @MethodSource("steps")
    void what_is_not_ready_says_whether_time_or_a_person_is_waited_for(Step step) {
        for (Facts facts : List.of(blank(), fresh(), deleting(fresh()))) {
            List<Condition> made = before(step, facts);
            Optional<Condition> ready = one(made, READY);

            assertThat(ready).isPresent();
            if (!ready.orElseThrow().holds()) {
                assertThat(made)
                        .filteredOn(it -> !it.type().equals(READY))
                        .singleElement()
                        .matches(Condition::holds)
                        .extracting(Condition::type)
                        .isIn(RECONCILING, STALLED);
            }
            assertThat(made).allMatch(it -> it.type().equals(READY) || it.holds());
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void a_credential_that_works_stays_ready_unless_it_is_being_deleted(Step step) {
        boolean leaving =
                step instanceof Step.Forget
                        || step instanceof Step.End
                        || step instanceof Step.Discard
                        || (step instanceof Step.Rest(_, Why why)
                                && (why == Why.SETTLING || why == Why.ENDED));

        assertThat(one(before(step, fresh()), READY).orElseThrow().holds()).isEqualTo(!leaving);
    }

    @Test
    void what_is_issued_and_rests_is_ready_and_nothing_else() {
        assertThat(shape(before(new Step.Rest(NOON, Why.FRESH), fresh())))
                .isEqualTo("Ready=True Issued");
    }

    @Test
    void a_renewal_is_said_beside_ready() {
        Stream.of(
                        new Step.Reserve(Ledger.EMPTY),
                        new Step.Issue(PRINCIPAL, KEY),
                        new Step.Rest(NOON, Why.PROVING),
                        new Step.Rest(NOON, Why.SPACING))
                .forEach(
                        it ->
                                assertThat(shape(before(it, fresh())))
                                        .isEqualTo(
                                                "Ready=True Renewing, Reconciling=True Renewing"));
    }

    @Test
    void what_waits_for_the_next_attempt_says_until_when() {
        assertThat(before(new Step.Rest(NOON, Why.SPACING), blank()))
                .filteredOn(it -> it.type().equals(Condition.READY))
                .extracting(Condition::message)
                .containsExactly(
                        "The last attempt was lost or taken away; another is made at 2026-03-01T12:00:00Z.");
    }

    @Test
    void what_is_being_made_says_how_far_it_is() {
        assertThat(shape(before(new Step.Create(PRINCIPAL, KEY), blank())))
                .isEqualTo("Ready=False Issuing, Reconciling=True Issuing");
        assertThat(shape(before(new Step.Prove(PRINCIPAL, KEY), blank())))
                .isEqualTo("Ready=False Proving, Reconciling=True Proving");
    }

    @Test
    void what_is_wrong_stalls_what_was_never_issued() {
        assertThat(shape(Outlook.blocked(WRONG, blank(), since())))
                .isEqualTo("Ready=False RoleNotFound, Stalled=True RoleNotFound");
        assertThat(before(new Step.Refuse(WRONG, NOON), blank()))
                .isEqualTo(Outlook.blocked(WRONG, blank(), since()));
    }

    @Test
    void what_is_in_the_way_leaves_ready_what_works() {
        assertThat(shape(Outlook.blocked(WRONG, fresh(), since())))
                .isEqualTo("Ready=True RoleNotFound, Stalled=True RoleNotFound");
        assertThat(shape(Outlook.blocked(RETRYABLE, fresh(), since())))
                .isEqualTo("Ready=True AzureThrottled, Reconciling=True AzureThrottled");
    }

    @Test
    void a_lease_that_has_ended_is_not_ready_whatever_the_secret_holds() {
        Facts ended = at(NOON.plus(DAY), fresh());

        assertThat(shape(Outlook.blocked(WRONG, ended, since())))
                .isEqualTo("Ready=False RoleNotFound, Stalled=True RoleNotFound");
        assertThat(one(before(new Step.Issue(PRINCIPAL, KEY), ended), READY).orElseThrow().holds())
                .isFalse();
    }

    /** Time may mend what is in the way, but it has ended what Ready spoke of. */
    @Test
    void a_lease_that_ended_while_azure_was_away_is_not_ready_any_more() {
        Conditions since = since(before(new Step.Rest(NOON, Why.FRESH), fresh()));

        assertThat(shape(Outlook.blocked(RETRYABLE, at(NOON.plus(DAY), fresh()), since)))
                .isEqualTo("Ready=False AzureThrottled, Reconciling=True AzureThrottled");
        assertThat(shape(Outlook.blocked(RETRYABLE, deleting(fresh()), since)))
                .isEqualTo("Ready=False AzureThrottled, Reconciling=True AzureThrottled");
    }

    @Test
    void a_secret_that_does_not_hold_the_password_is_not_ready() {
        Facts lost = fresh().after(shelf(new Delivery.Absent()));

        assertThat(one(before(new Step.Reserve(Ledger.EMPTY), lost), READY).orElseThrow().holds())
                .isFalse();
    }

    @Test
    void what_is_being_deleted_says_so_and_until_when_it_waits() {
        Facts leaving = deleting(fresh());

        assertThat(shape(before(new Step.Revoke(PRINCIPAL), leaving)))
                .isEqualTo("Ready=False Revoking, Reconciling=True Revoking");
        assertThat(shape(before(new Step.Forget(), leaving)))
                .isEqualTo("Ready=False Revoking, Reconciling=True Revoking");
        List<Condition> settling = before(new Step.Rest(NOON.plusMillis(5), Why.SETTLING), leaving);
        assertThat(shape(settling)).isEqualTo("Ready=False Settling, Reconciling=True Settling");
        assertThat(settling.getFirst().message()).contains("2026-03-01T12:00:00Z");
    }

    @Test
    void what_is_suspended_says_so_until_it_is_deleted() {
        Asked suspended =
                new Asked(Renewal.PASSWORD, Optional.empty(), Optional.of("spec.suspend"), false);
        Facts facts = LifecycleFixtures.with(fresh(), suspended);
        Step rest = new Step.Rest(NOON, Why.SUSPENDED);

        assertThat(shape(before(rest, facts))).contains("Suspended=True");
        assertThat(shape(before(rest, deleting(facts)))).doesNotContain("Suspended");
    }

    @Test
    void a_deletion_that_is_blocked_is_not_ready() {
        assertThat(shape(Outlook.blocked(WRONG, deleting(fresh()), since())))
                .isEqualTo("Ready=False RoleNotFound, Stalled=True RoleNotFound");
    }

    private static List<Condition> before(Step step, Facts facts) {
        return Outlook.before(step, facts, since());
    }

    private static Conditions since() {
        return since(List.of());
    }

    private static Conditions since(List<Condition> old) {
        return Conditions.since(old, 1, NOON);
    }

    private static Optional<Condition> one(List<Condition> conditions, String type) {
        return conditions.stream().filter(it -> it.type().equals(type)).findFirst();
    }

    private static String shape(List<Condition> conditions) {
        return conditions.stream()
                .map(it -> it.type() + "=" + it.status() + " " + it.reason())
                .collect(Collectors.joining(", "));
    }
}
