package io.azurecredentials.role.policy;

import io.azurecredentials.api.v1alpha1.AzureConfigSpec;
import io.azurecredentials.api.v1alpha1.AzureCredentialSpec;
import io.azurecredentials.api.v1alpha1.AzureRoleSpec;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long a lease and its service principal live: the smallest of what credential, role and config
 * say, never a lease longer than the service principal's life, and neither longer than the whole.
 *
 * @param ttl of a lease
 * @param maxTTL of a service principal
 */
public record Limits(Duration ttl, Duration maxTTL) {

    /** The limits in force. */
    public static Limits of(
            AzureConfigSpec config, AzureRoleSpec role, AzureCredentialSpec credential) {
        Duration maxTTL =
                smallest(
                        config.leases().maxTTL(),
                        role.maxTTL(),
                        credential.maxTTL(),
                        role.explicitMaxTTL());
        Duration ttl = smallest(config.leases().ttl(), role.ttl(), credential.ttl());
        return new Limits(ttl.compareTo(maxTTL) < 0 ? ttl : maxTTL, maxTTL);
    }

    /** In whole numbers of the units that fit, such as {@code 90m} or {@code 19m48s}. */
    public static String text(Duration duration) {
        long seconds = duration.toSeconds();
        if (duration.toMillis() % 1000 != 0) {
            return duration.toMillis() + "ms";
        }
        if (seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        String minutes = seconds < 60 ? "" : seconds / 60 + "m";
        return seconds % 60 == 0 ? minutes : minutes + seconds % 60 + "s";
    }

    private static Duration smallest(
            io.fabric8.kubernetes.api.model.@Nullable Duration... candidates) {
        return Stream.of(candidates)
                .flatMap(it -> Optional.ofNullable(it).stream())
                .map(io.fabric8.kubernetes.api.model.Duration::getDuration)
                .min(Duration::compareTo)
                .orElseThrow();
    }
}
