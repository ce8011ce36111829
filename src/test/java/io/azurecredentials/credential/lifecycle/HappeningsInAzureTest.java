package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.at;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.deleting;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.facts;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.fresh;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.inspectedAt;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.leaseEnded;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ledger;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.meant;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.published;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.recorded;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.secretWith;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.serving;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.shelf;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told of losses, ends and what is left behind. */
class HappeningsInAzureTest {

    private static final Key KEY = published(1, 1, NOON);

    private static Facts after(Ledger ledger) {
        return fresh().after(ledger, Optional.empty());
    }

    @Test
    void a_password_or_application_that_was_lost_is_told_once() {
        Facts lost = after(fresh().ledger().losing().lost(KEY));
        Facts gone = after(fresh().ledger().losing().lost(serving(1, NOON)));
        String told =
                "LostInAzure 1-try-1: Its password or application was removed from Azure by somebody else; another credential is issued.";

        assertThat(HappeningsTest.told(fresh(), lost)).containsExactly(told);
        assertThat(HappeningsTest.told(fresh(), gone)).containsExactly(told);
        assertThat(HappeningsTest.told(lost, lost)).isEmpty();
    }

    @Test
    void rights_that_a_new_service_principal_gets_are_no_change() {
        Facts before =
                facts(
                        ledger(List.of(recorded(1, NOON)), List.of(meant(1, 1, NOON))),
                        new Delivery.Absent());

        assertThat(HappeningsTest.told(before, HappeningsTest.publish(before)))
                .singleElement()
                .asString()
                .startsWith("Issued");
    }

    @Test
    void a_secret_that_is_gone_is_no_news_while_nothing_can_be_reserved() {
        Facts reserved =
                facts(
                        ledger(List.of(serving(1, NOON)), List.of(KEY, meant(2, 1, NOON))),
                        new Delivery.Absent());
        Ledger withdrawn = reserved.ledger().with(reserved.ledger().principals(), List.of(KEY));

        assertThat(HappeningsTest.told(reserved, reserved.after(withdrawn, Optional.empty())))
                .isEmpty();
    }

    @Test
    void what_a_deletion_takes_away_was_not_lost() {
        Facts revoked =
                after(
                        fresh().ledger()
                                .losing()
                                .revoked(serving(1, NOON), true, NOON, Duration.ofMinutes(5)));

        assertThat(HappeningsTest.told(fresh(), revoked)).isEmpty();
    }

    @Test
    void the_password_after_one_that_was_lost_in_azure_is_a_rotation() {
        Ledger lost = fresh().ledger().losing().lost(KEY);
        Facts before =
                facts(
                        lost.with(
                                lost.principals(),
                                List.of(lost.keys().getFirst(), meant(2, 1, NOON))),
                        secretWith(KEY));

        assertThat(HappeningsTest.told(before, HappeningsTest.publish(before)))
                .singleElement()
                .asString()
                .startsWith("Rotated 2-try-2: Secret app holds another password");
    }

    @Test
    void whatever_is_kept_from_happening_before_the_first_password_is_a_failed_issue() {
        Key key = meant(1, 1, NOON);
        InHand hand = InHand.reserved(key);
        Facts meant = attempt(LifecycleFixtures.meant(1, NOON), hand);
        Facts recorded = attempt(recorded(1, NOON), hand);
        InHand granted = hand.withGrants();
        InHand proven = granted.issued("key", NOON).tried(true, NOON);
        List<Facts> blocked =
                List.of(
                        meant,
                        recorded,
                        attempt(recorded(1, NOON), granted),
                        attempt(recorded(1, NOON), granted.issued("key", NOON)),
                        attempt(recorded(1, NOON), proven.tried(true, NOON).tried(true, NOON)),
                        recorded.after(shelf(secretWith(key))));

        assertThat(blocked.stream().<Class<?>>map(it -> Lifecycle.next(it).getClass()))
                .containsExactly(
                        Step.Create.class,
                        Step.Assign.class,
                        Step.Issue.class,
                        Step.Prove.class,
                        Step.Publish.class,
                        Step.Note.class);
        assertThat(blocked)
                .allSatisfy(
                        it ->
                                assertThat(HappeningsTest.failing(it))
                                        .containsExactly("IssueFailed"));
    }

    private static Facts attempt(Principal principal, InHand hand) {
        return facts(ledger(List.of(principal), List.of(meant(1, 1, NOON))), new Delivery.Absent())
                .after(ledger(List.of(principal), List.of(meant(1, 1, NOON))), Optional.of(hand));
    }

    @Test
    void what_is_kept_from_happening_while_a_password_works_is_a_failed_renewal() {
        Facts inspected = inspectedAt(NOON, at(NOON.plus(Duration.ofHours(1)), fresh()));

        assertThat(Lifecycle.next(inspected)).isInstanceOf(Step.Inspect.class);
        assertThat(HappeningsTest.failing(inspected)).containsExactly("RenewFailed");
    }

    @Test
    void the_end_of_a_lease_is_told_once() {
        Facts ended = after(fresh().ledger().ended(leaseEnded(NOON.plusSeconds(9))));

        assertThat(HappeningsTest.told(fresh(), ended))
                .containsExactly("LeaseEnded : The lease ended for good at 2026-03-01T12:00:09Z.");
        assertThat(HappeningsTest.told(ended, ended)).isEmpty();
    }

    @Test
    void what_is_left_behind_on_purpose_is_named() {
        Facts abandoned =
                deleting(
                        facts(
                                ledger(List.of(serving(1, NOON), serving(2, NOON)), List.of()),
                                new Delivery.Absent()));

        assertThat(Happenings.gone(abandoned).map(HappeningsTest::line))
                .contains(
                        "Abandoned : Left in Azure, as the annotation asks: azcred-5f2f0b3e-uid-1, azcred-5f2f0b3e-uid-2.");
    }
}
