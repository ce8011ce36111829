package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.DAY;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ISSUER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.LONGEST;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.READER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SHAPE;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.at;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.blank;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.facts;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.fresh;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.published;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.refused;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.secretWith;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.serving;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A credential that ends, however often it is renewed. */
class LifeTest {
    private static final Duration THREE_DAYS = Duration.ofDays(3);
    private static final Instant END = NOON.plus(THREE_DAYS);
    private static final Instant LATE = END.minus(Duration.ofHours(2));

    @Test
    void it_begins_with_the_first_reservation_and_later_ones_do_not_move_it() {
        Ledger first = reserved(with(blank(), until(THREE_DAYS)));
        Ledger later = reserved(at(NOON.plus(DAY), with(fresh(), until(THREE_DAYS))));

        assertThat(first.life()).contains(new Life(NOON, Optional.of(END)));
        assertThat(later.life()).contains(new Life(NOON, Optional.of(END)));
    }

    @Test
    void a_role_that_sets_no_end_sets_none() {
        assertThat(reserved(blank()).life()).contains(new Life(NOON, Optional.empty()));
    }

    @Test
    void the_last_lease_and_its_password_end_with_it_and_need_no_other_service_principal() {
        Ledger last = reserved(at(LATE, with(fresh(), until(THREE_DAYS))));
        Key key = last.reserved().orElseThrow();

        assertThat(key.expiresAt()).isEqualTo(END);
        assertThat(key.endsAt()).isEqualTo(END);
        assertThat(key.epoch()).isEqualTo(1);
    }

    @Test
    void nothing_succeeds_the_last_lease() {
        Key last = lastKey();
        Facts facts = with(facts(ledger(last), secretWith(last)), until(THREE_DAYS));

        assertThat(Lifecycle.renewAt(facts, until(THREE_DAYS), last)).isEqualTo(END);
        assertThat(Lifecycle.next(at(END.minusMillis(1), facts))).isInstanceOf(Step.Rest.class);
    }

    @Test
    void then_it_ends_for_good() {
        Step step = Lifecycle.next(at(END, with(fresh(), until(THREE_DAYS))));

        assertThat(step)
                .isInstanceOfSatisfying(
                        Step.End.class,
                        it ->
                                assertThat(it.next().ending())
                                        .contains(new Ending(END, Reason.LEASE_ENDED)));
    }

    @Test
    void a_role_that_cannot_be_read_does_not_make_it_longer() {
        Facts unread = with(facts(ledger(lastKey()), new Delivery.Absent()), refused());

        assertThat(Lifecycle.next(at(END.minusMillis(1), unread))).isInstanceOf(Step.Refuse.class);
        assertThat(Lifecycle.next(at(END, unread))).isInstanceOf(Step.End.class);
    }

    @Test
    void a_role_that_takes_its_end_back_does() {
        Key last = lastKey();
        Facts facts = facts(ledger(last), secretWith(last));

        assertThat(Lifecycle.next(at(END.minusMillis(1), facts))).isInstanceOf(Step.Reserve.class);
    }

    @Test
    void what_was_never_reserved_has_no_end() {
        assertThat(Life.end(with(blank(), until(THREE_DAYS)))).isEmpty();
    }

    @Test
    void an_end_that_comes_nearer_is_the_end_of_the_lease_and_is_not_slept_through() {
        Wish.Granted shorter = until(Duration.ofHours(12));
        Key key = fresh().ledger().published().orElseThrow();
        Instant nearer = NOON.plus(Duration.ofHours(12));
        Facts before = at(nearer.minusSeconds(60), with(fresh(), shorter));

        assertThat(Lifecycle.renewAt(before, shorter, key)).isEqualTo(nearer);
        assertThat(Lifecycle.nextDeadline(before)).isEqualTo(nearer);
    }

    private static Key lastKey() {
        return published(2, 1, END.minus(DAY));
    }

    private static Ledger ledger(Key key) {
        return new Ledger(
                Optional.of(ISSUER),
                Optional.of(new Life(NOON, Optional.of(END))),
                List.of(serving(1, NOON)),
                List.of(key),
                Optional.empty(),
                Optional.empty());
    }

    private static Wish.Granted until(Duration explicitMaxTTL) {
        Duration longest = explicitMaxTTL.compareTo(LONGEST) < 0 ? explicitMaxTTL : LONGEST;
        return new Wish.Granted(
                ISSUER,
                List.of(READER),
                new Terms(DAY, longest, 67, Optional.empty(), Optional.of(explicitMaxTTL)),
                SHAPE,
                LifecycleFixtures.ROLE);
    }

    private static Ledger reserved(Facts facts) {
        return ((Step.Reserve) Lifecycle.next(facts)).next();
    }
}
