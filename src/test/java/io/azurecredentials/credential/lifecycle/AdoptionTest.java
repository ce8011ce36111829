package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.DIGEST;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.OVERLAP;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SETTLE;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.TIMEOUT;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.at;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.facts;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ledger;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.meant;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.recorded;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.secretWith;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A rival publishes what we had given up. */
class AdoptionTest {
    private static final Instant LATER = NOON.plus(SETTLE);
    private static final Instant GIVEN_UP_UNTIL = LATER.plus(SETTLE).plus(TIMEOUT);
    private static final Key RIVALS = meant(1, 1, NOON);

    @Test
    void it_is_written_down_as_published_before_anything_else_is_done() {
        assertThat(Lifecycle.next(givenUp())).isEqualTo(new Step.Note(given(), secretWith(RIVALS)));
    }

    @Test
    void it_gets_its_overlap_when_its_successor_is_published_and_so_does_its_application() {
        Ledger adopted = adopted();
        Ledger next =
                adopted.publishing(
                        adopted.reserved().orElseThrow(), "key-2", DIGEST, LATER, OVERLAP, false);

        assertThat(adopted.published()).map(Key::attempt).contains(RIVALS.attempt());
        assertThat(adopted.principal(1).orElseThrow().retireAt()).isEmpty();
        assertThat(next.keys().getFirst().retireAt()).contains(LATER.plus(OVERLAP));
        assertThat(next.principal(1).orElseThrow().retireAt()).contains(LATER.plus(OVERLAP));
    }

    @Test
    void our_own_attempt_goes_on_as_its_successor() {
        Facts after = givenUp().after(adopted(), adopted().claim());

        assertThat(Lifecycle.next(after)).isInstanceOf(Step.Create.class);
    }

    @Test
    void what_may_be_gone_already_is_not_taken_for_a_credential() {
        Facts late = at(GIVEN_UP_UNTIL, givenUp());
        Facts going =
                givenUp()
                        .after(
                                givenUp()
                                        .ledger()
                                        .replacing(recorded(1, NOON), it -> it.absent(LATER)),
                                Optional.empty());

        assertThat(Lifecycle.next(late)).isNotInstanceOf(Step.Note.class);
        assertThat(Lifecycle.next(going)).isNotInstanceOf(Step.Note.class);
    }

    @Test
    void what_is_given_up_and_not_in_the_secret_stays_so() {
        Facts elsewhere = givenUp().after(LifecycleFixtures.shelf(new Delivery.Absent()));

        assertThat(Lifecycle.next(elsewhere)).isNotInstanceOf(Step.Note.class);
    }

    /** We reserved again, elsewhere, while he was about to write. */
    private static Facts givenUp() {
        Ledger before = ledger(List.of(recorded(1, NOON)), List.of(RIVALS));
        Ledger ours =
                before.reserving(
                        meant(2, LATER), meant(2, 2, LATER), GIVEN_UP_UNTIL, Optional.empty());
        return at(LATER, facts(ours, secretWith(RIVALS)));
    }

    private static Key given() {
        return givenUp().ledger().keys().getFirst();
    }

    private static Ledger adopted() {
        return givenUp().ledger().publishing(given(), "key-1", DIGEST, LATER, OVERLAP, true);
    }
}
