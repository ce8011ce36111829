package io.azurecredentials.login.resolution;

import io.azurecredentials.api.v1alpha1.ConfigRetry;
import java.time.Duration;

/**
 * How often Microsoft Graph and Azure Resource Manager are asked again at a login.
 *
 * @param most retries after the first request; none if 0
 * @param delay before the first retry; each further one is about twice as long
 * @param longestDelay of any retry
 */
public record LookUpRetry(int most, Duration delay, Duration longestDelay) {

    static LookUpRetry of(ConfigRetry spec) {
        return new LookUpRetry(
                spec.maxRetries(),
                spec.retryDelay().getDuration(),
                spec.maxRetryDelay().getDuration());
    }
}
