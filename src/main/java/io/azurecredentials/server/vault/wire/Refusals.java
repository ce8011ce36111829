package io.azurecredentials.server.vault.wire;

import io.azurecredentials.server.http.Reply;
import java.time.Duration;
import java.util.Optional;

/** What refused callers are told. They tell all that it is of use to know, and no reason. */
public final class Refusals {
    private static final Duration USUAL = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Refusals() {}

    /** One text for every decision: clients log in again when they read it. */
    public static Reply denied() {
        return Reply.error(403, "permission denied");
    }

    /** It is no token at all. */
    public static Reply malformed() {
        return Reply.error(400, "error validating token: malformed jwt");
    }

    /**
     * Nobody could tell.
     *
     * @param retryAfter how long somebody else asked to be left alone, if that is why
     */
    public static Reply unavailable(Optional<Duration> retryAfter) {
        Duration wait = retryAfter.filter(Duration::isPositive).orElse(USUAL);
        long seconds = Math.min(wait.plusMillis(999).toSeconds(), LONGEST.toSeconds());
        return Reply.error(503, "not available at the moment; try again")
                .with("Retry-After", Long.toString(seconds));
    }

    /** So many tokens are not given out. */
    public static Reply tooMany() {
        return tooMany("too many tokens");
    }

    /** There is no more until something else ends. */
    public static Reply tooMany(String sentence) {
        return Reply.error(429, sentence).with("Retry-After", "60");
    }

    /** Nor are so many credentials drawn; one that is waited for makes room soon. */
    public static Reply tooManyLeases() {
        return Reply.error(429, "too many leases").with("Retry-After", "10");
    }
}
