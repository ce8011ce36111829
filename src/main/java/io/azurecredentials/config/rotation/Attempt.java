package io.azurecredentials.config.rotation;

import java.time.Instant;
import java.util.Optional;

/** Carries one reserved attempt on, or gives it up. */
final class Attempt {
    private Attempt() {}

    static Step next(Facts facts, RootKey key) {
        Optional<InHand> hand = facts.inHand().filter(it -> it.isFor(key));
        if (hand.isEmpty()) {
            return takeUp(facts, key);
        }
        if (!facts.kept().map(Kept::version).equals(hand.map(InHand::version))) {
            return giveUp(facts, key);
        }
        return facts.asked().suspended()
                ? new Step.Rest(facts.now().plus(Rotation.RECHECK))
                : hand.get()
                        .trial()
                        .map(it -> prove(facts, key, it))
                        .orElseGet(() -> issue(facts, key));
    }

    /** Somebody died, or is at work elsewhere and has that long to finish. */
    private static Step takeUp(Facts facts, RootKey key) {
        Instant spaced = key.reservedAt().plus(facts.patience().settle());
        return facts.now().isBefore(spaced) ? new Step.Rest(spaced) : giveUp(facts, key);
    }

    private static Step issue(Facts facts, RootKey key) {
        if (!facts.isDue()) {
            return giveUp(facts, key);
        }
        return facts.asked()
                .obstacle()
                .<Step>map(it -> new Step.Refuse(it, facts.now().plus(Rotation.RECHECK)))
                .orElseGet(() -> new Step.Issue(key));
    }

    private static Step prove(Facts facts, RootKey key, InHand.Trial trial) {
        if (trial.successes() >= facts.patience().successes()) {
            return new Step.Save(key);
        }
        if (facts.now().isBefore(trial.next())) {
            return new Step.Rest(trial.next());
        }
        return facts.now().isBefore(trial.since().plus(facts.patience().timeout()))
                ? new Step.Prove(key)
                : giveUp(facts, key);
    }

    /** Whoever else works on it has finished or given up himself by the time it is removed. */
    private static Step giveUp(Facts facts, RootKey key) {
        Patience patience = facts.patience();
        return new Step.GiveUp(
                facts.ledger()
                        .givingUp(
                                key,
                                Rotation.whole(facts)
                                        .plus(patience.settle())
                                        .plus(patience.timeout())));
    }
}
