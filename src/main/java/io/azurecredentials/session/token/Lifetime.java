package io.azurecredentials.session.token;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How long a token lives, as Vault reckons it for tokens of an auth method (Vault SDK, {@code
 * framework.CalculateTTL}), in whole seconds and never past the limits that were in force when it
 * was issued.
 *
 * @param issuedAt when it was issued
 * @param latest no renewal goes beyond it; empty for a periodic token without a hard end
 * @param explicitMaxTTL of the role as it was then
 * @param period of the role as it was then; renewals go by that of the day
 */
public record Lifetime(
        Instant issuedAt,
        Optional<Instant> latest,
        Optional<Duration> explicitMaxTTL,
        Optional<Duration> period) {

    /** The limits of a token that is issued now. */
    public static Lifetime begun(TokenRules rules, Instant now) {
        Instant issuedAt = now.truncatedTo(ChronoUnit.SECONDS);
        return new Lifetime(
                issuedAt, latest(rules, issuedAt), rules.explicitMaxTTL(), rules.period());
    }

    /** The end of a token that is issued now. */
    public Instant firstEnd(TokenRules rules) {
        Duration wanted = rules.longestPeriod().orElse(rules.ttl());
        Instant end = capped(plus(issuedAt, wanted));
        return switch (rules.kind()) {
            case SERVICE -> end;
            case BATCH -> earlier(Optional.of(issuedAt.plus(BatchToken.LONGEST)), end);
        };
    }

    /**
     * The end after a renewal, or empty if there is nothing left to renew.
     *
     * @param rules of the role as it is now; they never make it live longer than it could when it
     *     was issued
     * @param increment how long the caller wants it to live from now; ignored for a periodic token,
     *     as Vault does
     */
    public Optional<Instant> renewedEnd(
            TokenRules rules, Instant now, Optional<Duration> increment) {
        Instant from = now.truncatedTo(ChronoUnit.SECONDS);
        Duration wanted =
                rules.longestPeriod()
                        .or(() -> increment.filter(Duration::isPositive))
                        .orElse(rules.ttl());
        Instant end = capped(earlier(latest(rules, issuedAt), plus(from, wanted)));
        return end.isAfter(from) ? Optional.of(end) : Optional.empty();
    }

    private static Optional<Instant> latest(TokenRules rules, Instant issuedAt) {
        Optional<Duration> ordinary =
                rules.period().isPresent() ? Optional.empty() : Optional.of(rules.maxTTL());
        return ordinary.map(
                        it ->
                                rules.explicitMaxTTL()
                                        .filter(hard -> hard.compareTo(it) < 0)
                                        .orElse(it))
                .or(rules::explicitMaxTTL)
                .map(it -> plus(issuedAt, it));
    }

    private Instant capped(Instant end) {
        return earlier(latest, end);
    }

    private static Instant earlier(Optional<Instant> limit, Instant end) {
        return limit.filter(it -> it.isBefore(end)).orElse(end);
    }

    /** A thousand years are no reason to fail. */
    static Instant plus(Instant from, Duration wanted) {
        Duration most = Duration.ofDays(36_500);
        return from.plus(wanted.compareTo(most) > 0 ? most : wanted);
    }
}
