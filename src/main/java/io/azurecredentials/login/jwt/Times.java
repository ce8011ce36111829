package io.azurecredentials.login.jwt;

import io.azurecredentials.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When a token holds. Clocks may differ by a minute; by five before a token begins, as Vault has
 * it, because Entra dates tokens five minutes back for the same purpose.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4">RFC 7519, 4.1.4 to 4.1.6</a>
 */
record Times(Instant issuedAt, Instant notBefore, Instant expires) {
    static final Duration SKEW = Duration.ofMinutes(1);
    static final Duration SKEW_BEFORE = Duration.ofMinutes(5);

    /** Managed identities' tokens, the longest that Entra issues, hold for a day. */
    static final Duration LONGEST = Duration.ofHours(28);

    /** The year 9999, which is as far as an {@link Instant} can be told as a date. */
    private static final long LATEST = 253_402_300_799L;

    /** Reads {@code iat}, {@code nbf} and {@code exp}; empty if they make no sense. */
    static Optional<Times> of(Json.Members claims) {
        Optional<Instant> issuedAt = instant(claims.whole("iat"));
        Optional<Instant> notBefore = instant(claims.whole("nbf"));
        Optional<Instant> expires = instant(claims.whole("exp"));
        if (issuedAt.isEmpty() || notBefore.isEmpty() || expires.isEmpty()) {
            return Optional.empty();
        }
        boolean inOrder =
                issuedAt.get().isBefore(expires.get()) && notBefore.get().isBefore(expires.get());
        return inOrder
                ? Optional.of(new Times(issuedAt.get(), notBefore.get(), expires.get()))
                : Optional.empty();
    }

    /** Why the token is not taken at that time. */
    Optional<Refusal> flaw(Instant now, Optional<Duration> maxAge) {
        if (!now.isBefore(expires.plus(SKEW))) {
            return Optional.of(Refusal.EXPIRED);
        }
        if (expires.isAfter(now.plus(LONGEST))) {
            return Optional.of(Refusal.VALID_FOR_TOO_LONG);
        }
        if (notBefore.isAfter(now.plus(SKEW_BEFORE))) {
            return Optional.of(Refusal.NOT_YET_VALID);
        }
        if (issuedAt.isAfter(now.plus(SKEW))) {
            return Optional.of(Refusal.ISSUED_IN_FUTURE);
        }
        return maxAge.filter(it -> now.isAfter(issuedAt.plus(it).plus(SKEW)))
                .map(_ -> Refusal.TOO_OLD);
    }

    private static Optional<Instant> instant(OptionalLong seconds) {
        return seconds.isPresent() && seconds.getAsLong() >= 0 && seconds.getAsLong() <= LATEST
                ? Optional.of(Instant.ofEpochSecond(seconds.getAsLong()))
                : Optional.empty();
    }
}
