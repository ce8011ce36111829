package io.azurecredentials.credential.lifecycle;

import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The object, its Secret, and how often anything was done to the world. */
final class SimulatedCluster {
    Ledger ledger = Ledger.EMPTY;
    Ledger stale = Ledger.EMPTY;
    int version;
    int secretVersion;
    Shelf shelf = new Shelf("app", Map.of());
    Asked asked = Asked.NOTHING;
    Owner owner = SimulatedWish.OWNER;
    Wish.Granted wish = SimulatedWish.WISH;
    SimulatedConsumers consumers = new SimulatedConsumers(SimulatedConsumers.Temper.GONE);
    boolean deleting;
    boolean roleGoes;
    boolean roleUnready;
    Predicate<Target> roleGives = _ -> true;
    Going going = new Going(Map.of(), Map.of());
    boolean gone;
    Optional<Draw> draw = Optional.empty();
    int effects;
    int dice;
    Set<Integer> deaths = Set.of();

    /** What stands under a name after this; nothing, if there is nothing to stand. */
    void put(String name, Delivery next) {
        Map<String, Delivery> secrets = new HashMap<>(shelf.secrets());
        secrets.put(name, next);
        secrets.values().removeIf(Delivery.Absent.class::isInstance);
        shelf = new Shelf(shelf.wanted(), secrets);
        secretVersion++;
    }

    /** Somebody wants the Secret under another name. */
    void rename(String name) {
        shelf = shelf.wanting(name);
        version++;
    }

    /** What the role lets it wish for at this moment. */
    Wish wish() {
        if (roleGoes) {
            return EndingTest.REVOKED;
        }
        return roleUnready
                ? new Wish.Refused(Problem.retryable(Reason.ROLE_NOT_READY, "Not yet."))
                : going.allowed(wish, ledger, shelf);
    }

    /** Caches have caught up by the time that somebody looks again because of it. */
    void tellToGo(Going which) {
        going = which;
        stale = ledger;
    }

    /** What a pass takes for written down. */
    Ledger read(Ledger written, Instant now) {
        return deleting ? written : going.givenUp(written, shelf, now);
    }

    /** Whether role and config let anything be made on it, when they are asked right before. */
    boolean gives(Principal principal) {
        return roleGives.test(principal.target())
                && going.allowed(wish, ledger, shelf) instanceof Wish.Granted;
    }

    /** What a pass sees of all this. */
    Facts facts(
            Ledger written,
            Instant now,
            Optional<InHand> hand,
            Instant inspectAt,
            Instant watchAt) {
        Facts facts =
                new Facts(
                        now,
                        owner,
                        deleting,
                        asked,
                        wish(),
                        SimulatedWish.PATIENCE,
                        read(written, now),
                        shelf,
                        hand,
                        inspectAt,
                        watchAt,
                        "dice" + ++dice);
        return draw.map(facts::drawn).orElse(facts);
    }

    /** It is decided whether a draw lives longer. */
    void answered() {
        draw = draw.map(Draw::answered);
    }

    /** Somebody has it deleted. */
    void told() {
        deleting = true;
    }

    boolean goes() {
        gone = true;
        return true;
    }
}
