package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.DIGEST;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.OVERLAP;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.READER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SETTLE;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.at;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.facts;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.inspectedAt;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ledger;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.meant;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.published;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.secretWith;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.serving;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.credential.lifecycle.Step.Why;
import io.azurecredentials.credential.lifecycle.Survey.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is done about what Azure shows. */
class SurveyTest {
    private static final Instant LATER = NOON.plus(Duration.ofHours(1));
    private static final Principal PRINCIPAL = serving(1, NOON);
    private static final Key KEY = published(1, 1, NOON);
    private static final Ledger LEDGER = ledger(List.of(PRINCIPAL), List.of(KEY));

    private static Finding finding(Survey survey) {
        return survey.of(LEDGER, PRINCIPAL, KEY, LATER, SETTLE);
    }

    private static Ledger lost(Survey survey) {
        return ((Finding.Lost) finding(survey)).next();
    }

    private static Key successor(int epoch) {
        return meant(2, epoch, LATER);
    }

    @Test
    void what_is_all_there_stays_as_it_is() {
        assertThat(finding(new Survey(true, true, List.of()))).isEqualTo(new Finding.Sound());
    }

    @Test
    void roles_that_were_taken_away_are_given_back_and_may_be_under_way_for_a_while() {
        Ledger lost = lost(new Survey(true, true, List.of(READER)));
        Principal open = lost.current().orElseThrow();
        Principal again =
                lost.amending(open, LATER, SETTLE)
                        .given(List.of(READER), List.of())
                        .current()
                        .orElseThrow();

        assertThat(open.rights().open()).containsExactly(READER);
        assertThat(open.isCertain(LATER.plus(Duration.ofDays(1)), SETTLE)).isFalse();
        assertThat(again.isCertain(LATER.plusSeconds(1), SETTLE)).isFalse();
        assertThat(again.isCertain(LATER.plus(SETTLE), SETTLE)).isTrue();
        assertThat(lost.published()).contains(KEY);
    }

    @Test
    void a_password_that_only_seemed_lost_works_until_the_overlap_with_its_successor_is_over() {
        Ledger lost = lost(new Survey(true, false, List.of()));
        Ledger next =
                lost.with(lost.principals(), List.of(lost.keys().getFirst(), successor(1)))
                        .publishing(successor(1), "key-2", DIGEST, LATER, OVERLAP, false);

        assertThat(lost.published()).isEmpty();
        assertThat(lost.keys().getFirst().retireAt()).contains(KEY.endsAt());
        assertThat(next.keys().getFirst().retireAt()).contains(LATER.plus(OVERLAP));
    }

    @Test
    void an_application_that_only_seemed_lost_serves_until_the_overlap_is_over() {
        Ledger lost = lost(Survey.NOTHING);
        Ledger next =
                lost.with(
                                List.of(lost.principals().getFirst(), meant(2, LATER)),
                                List.of(lost.keys().getFirst(), successor(2)))
                        .publishing(successor(2), "key-2", DIGEST, LATER, OVERLAP, false);

        assertThat(lost.principals().getFirst().retireAt()).contains(KEY.endsAt());
        assertThat(next.principals().getFirst().retireAt()).contains(LATER.plus(OVERLAP));
    }

    @Test
    void what_was_given_up_while_it_was_made_is_not_removed_sooner_by_a_successor() {
        Instant patient = LATER.plus(Duration.ofHours(2));
        Ledger next =
                ledger(
                                List.of(meant(1, NOON).retiring(patient), meant(2, LATER)),
                                List.of(successor(2)))
                        .publishing(successor(2), "key-2", DIGEST, LATER, OVERLAP, false);

        assertThat(next.principals().getFirst().retireAt()).contains(patient);
    }

    @Test
    void azure_is_asked_only_when_what_was_published_shows_everywhere() {
        Key slow = meant(1, 1, NOON).published("key-1", DIGEST, LATER);
        Facts due =
                inspectedAt(
                        NOON, facts(ledger(List.of(PRINCIPAL), List.of(slow)), secretWith(slow)));

        assertThat(Lifecycle.next(at(LATER, due)))
                .isEqualTo(new Step.Rest(LATER.plus(SETTLE), Why.FRESH));
        assertThat(Lifecycle.next(at(LATER.plus(SETTLE), due)))
                .isEqualTo(new Step.Inspect(PRINCIPAL, slow));
    }
}
