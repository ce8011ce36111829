package io.azurecredentials.config.rotation;

import java.time.Instant;
import java.util.Optional;

/**
 * What is left to do of a config that goes: every password of ours is removed, what was superseded
 * first and what we sign in with last, with itself. That one is left to nobody: its text would be
 * lost with the config, and its owner with it.
 */
final class Parting {
    private Parting() {}

    static Step next(Facts facts) {
        Optional<RootKey> reserved = facts.ledger().reserved();
        if (reserved.isPresent()) {
            return new Step.GiveUp(facts.ledger().givingUp(reserved.get(), Rotation.whole(facts)));
        }
        return others(facts)
                .or(() -> facts.ledger().inForce().flatMap(it -> last(facts, it)))
                .orElseGet(Step.Forget::new);
    }

    /**
     * What nobody signs in with: all of it is looked at before anything is waited for. What was
     * handed over stays from now on: whoever made it may want it for another config.
     */
    private static Optional<Step> others(Facts facts) {
        return facts.ledger().keys().stream()
                .filter(it -> !it.serves() && !it.isHandedOver())
                .min((a, b) -> when(facts, a).compareTo(when(facts, b)))
                .map(it -> removal(facts, it));
    }

    private static Optional<Step> last(Facts facts, RootKey key) {
        return switch (key.state()) {
            case PARTING -> Optional.of(removal(facts, key));
            case IN_FORCE ->
                    key.isHandedOver()
                            ? Optional.empty()
                            : Optional.of(
                                    new Step.Part(
                                            facts.ledger().parting(key, Rotation.whole(facts))));
            case REMOVED, RESERVED, SUPERSEDED, LOST -> Optional.empty();
        };
    }

    private static Step removal(Facts facts, RootKey key) {
        Instant at = when(facts, key);
        return facts.now().isBefore(at) ? new Step.Rest(at) : Rotation.retire(key, facts);
    }

    private static Instant when(Facts facts, RootKey key) {
        Instant due =
                key.absentSince().map(it -> it.plus(facts.patience().settle())).orElse(facts.now());
        return Rotation.notBefore(due, Rotation.retire(key, facts), facts);
    }
}
