package io.azurecredentials.credential.lifecycle;

import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A lease that ended although somebody still wants it: what the Secret holds is of no use. */
final class Expired {
    private Expired() {}

    /** The password that it was of, as long as the Secret goes on holding it. */
    static Optional<Key> key(Facts facts) {
        return facts.ledger()
                .published()
                .filter(_ -> !facts.deleting() && facts.ledger().ending().isEmpty())
                .filter(it -> it.isHeldIn(facts.shelf()) && it.isIntactIn(facts.shelf()))
                .filter(it -> !facts.now().isBefore(it.expiresAt()));
    }

    /** What is said of it before anything else. */
    static String sentence(Key key) {
        return "The credential in Secret "
                + key.secretName()
                + " has expired at "
                + key.expiresAt().truncatedTo(ChronoUnit.SECONDS)
                + ". ";
    }
}
