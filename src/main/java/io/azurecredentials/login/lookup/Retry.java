package io.azurecredentials.login.lookup;

import io.azurecredentials.base.Problem;
import java.time.Duration;
import java.util.Optional;

/**
 * When a request that failed is made again: an AzureConfig's {@code retry}, with Vault's meaning.
 *
 * @param maxRetries how often; 0 for never
 * @param retryDelay before the first time, and twice as long each time after that
 * @param maxRetryDelay the longest of these; what Azure asks for counts instead and may be longer
 */
public record Retry(int maxRetries, Duration retryDelay, Duration maxRetryDelay) {
    /** That of a config which says nothing. */
    public static final Retry DEFAULT = new Retry(3, Duration.ofSeconds(4), Duration.ofSeconds(60));

    /** Whatever was said, it is longer than anybody waits. */
    private static final int MOST_DOUBLINGS = 16;

    /**
     * How long to wait before it is made again; empty if that does not help, or was done often
     * enough.
     *
     * @param failures how often it has failed, at least once
     */
    Optional<Duration> pause(int failures, Problem problem) {
        return problem instanceof Problem.Retryable it && failures <= maxRetries
                ? Optional.of(it.retryAfter().orElseGet(() -> delay(failures)))
                : Optional.empty();
    }

    private Duration delay(int failures) {
        Duration doubled = retryDelay.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return doubled.compareTo(maxRetryDelay) < 0 ? doubled : maxRetryDelay;
    }
}
