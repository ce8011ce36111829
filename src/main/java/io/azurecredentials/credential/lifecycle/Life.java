package io.azurecredentials.credential.lifecycle;

import java.time.Instant;
import java.util.Optional;

/**
 * A credential's whole life, however often it is renewed.
 *
 * @param since when its first password was reserved
 * @param until when it ends for good, if its role said so when the last password was reserved
 */
public record Life(Instant since, Optional<Instant> until) {

    /** The life that a password reserved now belongs to. */
    static Life at(Instant now, Ledger ledger, Terms terms) {
        Instant since = ledger.life().map(Life::since).orElse(now);
        return new Life(since, terms.explicitMaxTTL().map(since::plus));
    }

    /** When it ends for good: what the role says now, or said last if it cannot be read. */
    static Optional<Instant> end(Facts facts) {
        return facts.ledger().life().flatMap(it -> it.end(facts.wish()));
    }

    /** The earlier of an instant and the end. */
    Instant cut(Instant instant) {
        return until.filter(it -> it.isBefore(instant)).orElse(instant);
    }

    private Optional<Instant> end(Wish wish) {
        return switch (wish) {
            case Wish.Granted granted -> granted.terms().explicitMaxTTL().map(since::plus);
            case Wish.Refused _, Wish.Revoked _ -> until;
        };
    }
}
