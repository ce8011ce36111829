package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SETTLE;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.at;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.blank;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ledger;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.meant;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.serving;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Within {@code settle} of making an application, a refusal says nothing about permissions. */
class FactsTest {
    private static final Principal MEANT = meant(1, NOON);
    private static final Instant LATER = NOON.plus(SETTLE.multipliedBy(3));

    @Test
    void an_application_is_new_for_settle_after_its_reservation() {
        assertThat(at(NOON.plus(SETTLE).minusMillis(1), blank()).isNew(MEANT)).isTrue();
        assertThat(at(NOON.plus(SETTLE), blank()).isNew(MEANT)).isFalse();
    }

    @Test
    void an_application_that_azure_was_slow_to_make_is_new_from_when_it_was_shown() {
        InHand hand = InHand.reserved(meant(1, 1, NOON)).withApplication(LATER);
        Facts shown = blank().after(Ledger.EMPTY, Optional.of(hand.withApplication(LATER)));

        assertThat(at(LATER.plusSeconds(1), shown).isNew(MEANT)).isTrue();
        assertThat(at(LATER.plus(SETTLE), shown).isNew(MEANT)).isFalse();
    }

    @Test
    void an_application_that_a_dead_process_may_have_made_is_new_from_the_next_attempt() {
        Ledger taken = ledger(List.of(MEANT), List.of(meant(1, 1, LATER)));

        assertThat(at(LATER, blank().after(taken, Optional.empty())).isNew(MEANT)).isTrue();
    }

    @Test
    void an_application_that_serves_is_not_new_because_it_is_to_have_another_password() {
        Principal serving = serving(1, NOON);
        Ledger renewing = ledger(List.of(serving), List.of(meant(2, 1, LATER)));

        assertThat(at(LATER, blank().after(renewing, Optional.empty())).isNew(serving)).isFalse();
    }
}
