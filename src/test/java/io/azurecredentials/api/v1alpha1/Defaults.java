package io.azurecredentials.api.v1alpha1;

import io.fabric8.kubernetes.api.model.Duration;

/** What the API server fills in where nothing is written. */
public final class Defaults {
    public static final ConfigTokens TOKENS = new ConfigTokens(hours(768), hours(768));
    public static final ConfigRetry RETRY = new ConfigRetry(3, seconds(4), seconds(60));
    public static final RoleToken TOKEN =
            new RoleToken(null, null, null, null, null, null, false, null, RoleToken.Kind.SERVICE);

    private Defaults() {}

    private static Duration hours(int hours) {
        return new Duration(java.time.Duration.ofHours(hours));
    }

    private static Duration seconds(int seconds) {
        return new Duration(java.time.Duration.ofSeconds(seconds));
    }
}
