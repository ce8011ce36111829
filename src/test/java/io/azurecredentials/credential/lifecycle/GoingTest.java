package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ISSUER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ROLE;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.fresh;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ledger;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.meant;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.recorded;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.wish;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.credential.lifecycle.Key.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Config or role of a credential were told to go while something was reserved. */
class GoingTest {
    private static final Problem GOES =
            new Problem.UserError(Reason.CONFIG_NOT_FOUND, "It is being deleted.");
    private static final Going CONFIG = new Going(Map.of(ISSUER.configUID(), GOES), Map.of());
    private static final Going ROLE_GOES = new Going(Map.of(), Map.of(ROLE, GOES));
    private static final Instant LATER = NOON.plusSeconds(7);
    private static final Shelf NOTHING = new Shelf("app", Map.of());
    private static final Target.Existing OTHERS =
            new Target.Existing(new Principal.Ids("object", "client", "principal"));

    static Stream<Going> going() {
        return Stream.of(CONFIG, ROLE_GOES);
    }

    @ParameterizedTest
    @MethodSource("going")
    void what_was_only_meant_is_given_up_and_removed(Going going) {
        Ledger meant = ledger(List.of(meant(1, NOON)), List.of(reserved(1)));

        Ledger given = going.givenUp(meant, NOTHING, LATER);

        assertThat(going.allowed(wish(), meant, NOTHING)).isEqualTo(new Wish.Refused(GOES));
        assertThat(given.reserved()).isEmpty();
        assertThat(next(given, going)).isEqualTo(new Step.Revoke(given.principals().getFirst()));
        assertThat(going.givenUp(given, NOTHING, LATER.plusSeconds(9))).isEqualTo(given);
    }

    @ParameterizedTest
    @MethodSource("going")
    void what_was_made_goes_on_and_what_takes_its_place_is_made(Going going) {
        Ledger made = ledger(List.of(recorded(1, NOON), meant(2, NOON)), List.of(reserved(2)));

        assertThat(going.givenUp(made, NOTHING, LATER)).isEqualTo(made);
        assertThat(going.allowed(wish(), made, NOTHING)).isEqualTo(wish());
    }

    @ParameterizedTest
    @MethodSource("going")
    void who_has_nothing_left_holds_nothing(Going going) {
        Ledger empty = ledger(List.of(), List.of());

        assertThat(going.givenUp(empty, NOTHING, LATER).issuer()).isEmpty();
        assertThat(going.allowed(wish(), empty, NOTHING)).isEqualTo(new Wish.Refused(GOES));
    }

    /** A request for it may have been sent, so it is looked for under its marker. */
    @Test
    void a_password_on_an_application_of_others_is_given_up_unless_the_secret_holds_it() {
        Key key = reserved(1);
        Principal shared = Principal.reserved(1, OTHERS, NOON, ISSUER, Optional.of(ROLE), false);
        Ledger meant = ledger(List.of(shared), List.of(key));
        Shelf holding =
                NOTHING.with(
                        key.secretName(),
                        new Delivery.Holds(key.sequence(), key.attempt(), "id", "d", "d", "s"));

        assertThat(CONFIG.givenUp(meant, NOTHING, LATER).keys())
                .extracting(Key::state)
                .containsExactly(State.ABANDONED);
        assertThat(CONFIG.givenUp(meant, holding, LATER)).isEqualTo(meant);
    }

    @ParameterizedTest
    @MethodSource("going")
    void what_was_given_up_on_an_application_of_others_is_no_reason_to_go_on(Going going) {
        Principal shared = Principal.reserved(1, OTHERS, NOON, ISSUER, Optional.of(ROLE), false);
        Ledger meant = ledger(List.of(shared), List.of(reserved(1)));
        Ledger given = going.givenUp(meant, NOTHING, LATER);

        assertThat(going.allowed(wish(), given, NOTHING)).isEqualTo(new Wish.Refused(GOES));
        assertThat(next(given, going)).isInstanceOf(Step.Revoke.class);
    }

    @Test
    void where_nothing_goes_everything_stays() {
        Going none = new Going(Map.of(), Map.of());
        Ledger meant = ledger(List.of(meant(1, NOON)), List.of(reserved(1)));

        assertThat(none.givenUp(meant, NOTHING, LATER)).isEqualTo(meant);
        assertThat(none.allowed(wish(), meant, NOTHING)).isEqualTo(wish());
    }

    private static Key reserved(int epoch) {
        return LifecycleFixtures.meant(1, epoch, NOON);
    }

    private static Step next(Ledger ledger, Going going) {
        Facts facts = fresh().after(ledger, Optional.empty()).after(NOTHING);
        return Lifecycle.next(
                LifecycleFixtures.with(
                        LifecycleFixtures.at(LATER, facts),
                        going.allowed(wish(), ledger, NOTHING)));
    }
}
