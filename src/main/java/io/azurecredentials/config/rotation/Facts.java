package io.azurecredentials.config.rotation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a decision may look at, gathered once.
 *
 * @param now by the operator's clock
 * @param ledger what the config's status has written down
 * @param kept what the operator's own Secret holds; empty if it holds nothing
 * @param inHand what this process knows of the attempt it works on
 * @param refused steps that were refused a moment ago; all others are done beside them
 * @param dice a fresh random word, in case an attempt has to be named
 */
public record Facts(
        Instant now,
        Asked asked,
        Patience patience,
        Ledger ledger,
        Optional<Kept> kept,
        Optional<InHand> inHand,
        Map<Step, Refusal> refused,
        String dice) {

    public Facts {
        refused = Map.copyOf(refused);
    }

    /** Why that step is not tried again yet. */
    Optional<Refusal> refusal(Step step) {
        return Optional.ofNullable(refused.get(step)).filter(it -> now.isBefore(it.until()));
    }

    /** Whether somebody asked for another root and has not got it. */
    boolean isRequested() {
        return asked.request()
                .filter(it -> !ledger.handledRequest().equals(Optional.of(it)))
                .isPresent();
    }

    /** When the root in force is replaced by plan; in the past if that is overdue. */
    public Optional<Instant> planned() {
        return kept.flatMap(it -> asked.plan().next(it, now));
    }

    /** When it is replaced, by plan or at once on request. */
    Optional<Instant> due() {
        return isRequested() ? kept.map(_ -> now) : planned();
    }

    /** Whether the root in force is to be replaced now. */
    boolean isDue() {
        return due().filter(it -> !now.isBefore(it)).isPresent();
    }
}
