package io.azurecredentials.config.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.config.rotation.RootKey.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was handed over, and what its owner says it is called. */
class LedgerTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(600);
    private static final Duration GRACE = Duration.ofMinutes(5);

    private final Kept first = handed("K1", NOON);
    private final Ledger named = noted(Ledger.EMPTY, first);

    @Test
    void another_text_with_another_key_id_replaces_the_one_before() {
        Ledger next = noted(named, handed("K2", LATER));

        assertThat(state(next, "K1")).contains(State.SUPERSEDED);
        assertThat(state(next, "K2")).contains(State.IN_FORCE);
    }

    @Test
    void the_same_text_whose_key_id_is_withdrawn_is_not_removed() {
        assertThat(noted(named, handed(null, NOON)).keys()).isEmpty();
    }

    @Test
    void a_key_id_that_comes_before_its_text_does_not_remove_the_text_in_force() {
        Ledger early = noted(named, handed("K2", NOON));

        assertThat(state(early, "K1")).isEmpty();
        assertThat(state(noted(early, handed("K2", LATER)), "K2")).contains(State.IN_FORCE);
    }

    @Test
    void a_key_id_that_was_wrong_is_forgotten_and_what_it_names_stays() {
        Ledger corrected = noted(named, handed("K2", NOON));

        assertThat(corrected.keys()).hasSize(1);
        assertThat(corrected.inForce().flatMap(RootKey::keyID)).contains("K2");
    }

    @Test
    void a_key_id_that_is_withdrawn_after_its_text_came_is_not_removed() {
        Ledger early = noted(named, handed("K2", NOON));
        Ledger whole = noted(early, handed("K2", LATER));

        assertThat(noted(whole, handed(null, LATER)).keys()).isEmpty();
    }

    @Test
    void one_that_came_back_into_force_and_loses_its_key_id_is_not_removed() {
        Ledger replaced = noted(named, handed("K2", LATER));
        Ledger back = noted(replaced, handed("K1", LATER.plusSeconds(60)));

        Ledger withdrawn = noted(back, handed(null, LATER.plusSeconds(60)));

        assertThat(state(withdrawn, "K1")).isEmpty();
        assertThat(state(withdrawn, "K2")).contains(State.SUPERSEDED);
    }

    /** One of ours came into force in the same second. */
    @Test
    void what_one_of_ours_replaces_goes_whenever_that_is() {
        Kept ours =
                new Kept(
                        "v",
                        "client",
                        Optional.of(new Kept.Made(1, "dice")),
                        Optional.of("K9"),
                        NOON,
                        Optional.empty());

        assertThat(state(noted(named, ours), "K1")).contains(State.SUPERSEDED);
    }

    /** It may be the very one whose name was withdrawn. */
    @Test
    void nothing_that_was_handed_over_goes_while_one_without_a_name_is_in_force() {
        Ledger replaced = noted(named, handed("K2", LATER));
        Instant muchLater = LATER.plus(Duration.ofDays(1));

        assertThat(Rotation.next(facts(replaced, handed("K2", LATER), muchLater)))
                .isInstanceOf(Step.Retire.class);
        Ledger back = noted(replaced, handed(null, LATER));
        assertThat(Rotation.next(facts(back, handed(null, LATER), muchLater)))
                .isInstanceOf(Step.Rest.class);
    }

    private static Facts facts(Ledger ledger, Kept kept, Instant now) {
        return new Facts(
                now,
                new Asked(
                        new Plan.OnDemand(),
                        GRACE,
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        false,
                        false),
                new Patience(1, Duration.ofSeconds(1), GRACE, GRACE),
                ledger,
                Optional.of(kept),
                Optional.empty(),
                Map.of(),
                "dice");
    }

    private static Ledger noted(Ledger ledger, Kept kept) {
        if (ledger.agrees(Optional.of(kept))) {
            return ledger;
        }
        Ledger next = ledger.promoting(Optional.of(kept), LATER, GRACE);
        assertThat(next.agrees(Optional.of(kept))).as("%s is settled", next).isTrue();
        return next;
    }

    private static Optional<State> state(Ledger ledger, String keyID) {
        return ledger.keys().stream()
                .filter(it -> it.keyID().equals(Optional.of(keyID)))
                .map(RootKey::state)
                .findFirst();
    }

    private static Kept handed(@Nullable String keyID, Instant since) {
        return new Kept(
                "v",
                "client",
                Optional.empty(),
                Optional.ofNullable(keyID),
                since,
                Optional.empty());
    }
}
