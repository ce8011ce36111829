package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.DAY;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.DICE;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.DIGEST;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ISSUER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.LONGEST;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.OVERLAP;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.OWNER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SETTLE;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SHAPE;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.at;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.blank;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.facts;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.fresh;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ledger;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.meant;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.published;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.refused;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.secretWith;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.serving;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.shelf;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.terms;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Reason;
import io.azurecredentials.credential.lifecycle.Step.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A credential that is wanted: first issue, renewal, repair and what stands in the way. */
class LifecycleTest {

    @Test
    void before_anything_is_made_its_names_are_reserved() {
        Ledger next = reserved(blank());

        assertThat(next.issuer()).contains(ISSUER);
        assertThat(next.principals()).containsExactly(meant(1, NOON));
        assertThat(next.keys()).hasSize(1);
        Key key = next.reserved().orElseThrow();
        assertThat(key.sequence()).isEqualTo(1);
        assertThat(key.attempt()).isEqualTo(DICE);
        assertThat(key.epoch()).isEqualTo(1);
        assertThat(key.reservedAt()).isEqualTo(NOON);
        assertThat(key.expiresAt()).isEqualTo(NOON.plus(DAY));
        assertThat(key.endsAt()).isEqualTo(NOON.plus(DAY).plus(OVERLAP));
    }

    @Test
    void a_reservation_stands_in_whole_seconds_as_status_does() {
        Ledger next = reserved(at(NOON.plusMillis(987), blank()));

        assertThat(next.reserved().orElseThrow().reservedAt()).isEqualTo(NOON);
        assertThat(next.current().orElseThrow().reservedAt()).isEqualTo(NOON);
    }

    @Test
    void a_fresh_credential_rests_until_its_renewal() {
        assertThat(Lifecycle.next(fresh())).isEqualTo(new Step.Rest(renewal(), Why.FRESH));
        assertThat(Lifecycle.next(at(renewal().minusMillis(1), fresh())))
                .isEqualTo(new Step.Rest(renewal(), Why.FRESH));
    }

    @Test
    void when_renewal_is_due_a_successor_is_reserved_on_the_same_principal() {
        Ledger next = reserved(at(renewal(), fresh()));

        assertThat(next.principals()).containsExactly(serving(1, NOON));
        assertThat(next.published()).contains(published(1, 1, NOON));
        assertThat(next.reserved().orElseThrow().sequence()).isEqualTo(2);
        assertThat(next.reserved().orElseThrow().epoch()).isEqualTo(1);
    }

    @Test
    void a_lease_that_does_not_fit_any_more_goes_onto_the_next_principal() {
        Instant longAgo = NOON.minus(LONGEST).plus(DAY).minusSeconds(1);
        Ledger next = reserved(holding(NOON.minus(DAY), longAgo));

        assertThat(next.reserved().orElseThrow().epoch()).isEqualTo(2);
        assertThat(next.reserved().orElseThrow().expiresAt()).isEqualTo(NOON.plus(DAY));
        assertThat(next.principals()).containsExactly(serving(1, longAgo), meant(2, NOON));
    }

    @Test
    void a_lease_that_just_fits_stays_on_its_principal() {
        Instant longAgo = NOON.minus(LONGEST).plus(DAY);
        Ledger next = reserved(holding(NOON.minus(DAY), longAgo));

        assertThat(next.reserved().orElseThrow().epoch()).isEqualTo(1);
    }

    @Test
    void a_principal_that_never_served_is_used_while_half_a_lease_fits() {
        Duration age = LONGEST.minus(DAY.dividedBy(2));

        assertThat(reserved(onlyMeant(NOON.minus(age))).reserved().orElseThrow().epoch())
                .isEqualTo(1);
        assertThat(
                        reserved(onlyMeant(NOON.minus(age).minusSeconds(1)))
                                .reserved()
                                .orElseThrow()
                                .epoch())
                .isEqualTo(2);
    }

    @Test
    void a_principal_that_is_to_go_gets_no_more_passwords() {
        Ledger leaving = ledger(List.of(serving(1, NOON).retiring(NOON.plus(DAY))), List.of());

        assertThat(reserved(facts(leaving, new Delivery.Absent())).reserved().orElseThrow().epoch())
                .isEqualTo(2);
    }

    static List<Delivery> lost() {
        return List.of(
                new Delivery.Absent(),
                new Delivery.Holds(0, "", "", DIGEST, DIGEST, SHAPE),
                new Delivery.Holds(1, "another", "key-1", DIGEST, DIGEST, SHAPE),
                new Delivery.Holds(2, "try-1", "key-1", DIGEST, DIGEST, SHAPE));
    }

    @ParameterizedTest
    @MethodSource("lost")
    void a_secret_that_is_gone_or_holds_something_else_is_repaired_by_issuing_anew(
            Delivery delivery) {
        Facts lost = at(NOON.plus(SETTLE), fresh().after(shelf(delivery)));

        Ledger next = reserved(lost);

        assertThat(next.reserved().orElseThrow().sequence()).isEqualTo(2);
        assertThat(next.published()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("lost")
    void who_takes_the_secret_away_again_and_again_gets_a_password_per_settle_and_no_more(
            Delivery delivery) {
        Facts soon = at(NOON.plus(SETTLE).minusMillis(1), fresh().after(shelf(delivery)));

        assertThat(Lifecycle.next(soon))
                .isEqualTo(new Step.Rest(NOON.plus(SETTLE), Step.Why.SPACING));
    }

    @Test
    void a_secret_of_somebody_else_is_a_conflict_and_looked_at_soon_because_nobody_tells() {
        Step step = Lifecycle.next(blank().after(shelf(new Delivery.Foreign())));

        assertThat(refusal(step)).isEqualTo(Reason.SECRET_CONFLICT);
        assertThat(step.isEffect()).isFalse();
        assertThat(((Step.Refuse) step).until()).isEqualTo(NOON.plusSeconds(30));
    }

    @Test
    void a_conflict_names_the_ways_out_that_there_are() {
        Step step = Lifecycle.next(blank().after(shelf(new Delivery.Foreign())));
        assertThat(((Step.Refuse) step).problem().message())
                .contains("remove that Secret", "choose another secret.name");
    }

    @Test
    void a_conflict_in_the_middle_of_a_renewal_stops_it() {
        Ledger renewing = reserved(at(renewal(), fresh()));

        assertThat(refusal(Lifecycle.next(facts(renewing, new Delivery.Foreign()))))
                .isEqualTo(Reason.SECRET_CONFLICT);
    }

    @Test
    void what_is_refused_is_looked_at_again_after_a_while() {
        Step step = Lifecycle.next(with(blank(), refused()));

        assertThat(step)
                .isEqualTo(new Step.Refuse(refused().problem(), NOON.plus(Lifecycle.RECHECK)));
    }

    /** Ready speaks of the lease, so its end is a deadline too. */
    @Test
    void what_is_refused_is_looked_at_again_when_the_lease_ends() {
        Instant end = NOON.plus(DAY);
        Facts refused = with(fresh(), refused());

        assertThat(Lifecycle.next(at(end.minusSeconds(60), refused)))
                .isEqualTo(new Step.Refuse(refused().problem(), end));
        assertThat(Lifecycle.next(at(end, refused)))
                .isEqualTo(new Step.Refuse(refused().problem(), end.plus(Lifecycle.RECHECK)));
    }

    private static Instant renewal() {
        return terms().renewAt(published(1, 1, NOON), OWNER);
    }

    /** One password, published then, on a principal as old as that. */
    private static Facts holding(Instant keyAt, Instant principalAt) {
        Key key = published(1, 1, keyAt);
        return facts(ledger(List.of(serving(1, principalAt)), List.of(key)), secretWith(key));
    }

    private static Facts onlyMeant(Instant at) {
        return facts(ledger(List.of(meant(1, at)), List.of()), new Delivery.Absent());
    }

    private static Ledger reserved(Facts facts) {
        Step step = Lifecycle.next(facts);
        assertThat(step).isInstanceOf(Step.Reserve.class);
        return ((Step.Reserve) step).next();
    }

    private static Reason refusal(Step step) {
        assertThat(step).isInstanceOf(Step.Refuse.class);
        return ((Step.Refuse) step).problem().reason();
    }
}
