package io.azurecredentials.session.token;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A limit that made a token live less long than was wanted. Vault warns of each (Vault SDK, {@code
 * framework.CalculateTTL}).
 *
 * @param of what it cut short
 * @param wanted how long it was to be
 * @param limit how long it is instead
 */
public record Cap(What of, Duration wanted, Duration limit) {

    /** What can be too long. */
    public enum What {
        /** How long a token lives from now on. */
        TTL,
        /** How long a periodic token lives after each renewal. */
        PERIOD
    }

    /**
     * What a login or a renewal came up against.
     *
     * @param rules of the role as it was decided by
     * @param increment how long the caller wanted the token to live; empty at a login
     * @param granted how long it lives from then on
     */
    public static List<Cap> of(TokenRules rules, Optional<Duration> increment, Duration granted) {
        Optional<Duration> period = rules.longestPeriod();
        Duration wanted =
                period.or(() -> increment.filter(Duration::isPositive)).orElse(rules.wantedTTL());
        return Stream.of(
                        rules.period().flatMap(it -> cap(What.PERIOD, it, rules.maxTTL())),
                        cap(What.TTL, wanted, granted))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Cap> cap(What what, Duration wanted, Duration limit) {
        return wanted.compareTo(limit) > 0
                ? Optional.of(new Cap(what, wanted, limit))
                : Optional.empty();
    }
}
