package io.azurecredentials.metric;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus;
import io.azurecredentials.base.Condition;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The objects that are looked after here, as the caches of who leads have them. They are read for
 * each scrape and never changed.
 */
public record Watched(
        Supplier<Stream<AzureConfig>> configs,
        Supplier<Stream<AzureRole>> roles,
        Supplier<Stream<AzureCredential>> credentials) {

    /** Somebody else leads. */
    public static final Watched NOTHING = new Watched(Stream::empty, Stream::empty, Stream::empty);

    /** How many of a kind wait for a person. */
    long stalled(Kind kind) {
        Stream<Optional<List<Condition>>> all =
                switch (kind) {
                    case CONFIG ->
                            configs.get()
                                    .map(it -> Optional.ofNullable(it.getStatus()))
                                    .map(it -> it.map(AzureConfigStatus::conditions));
                    case ROLE ->
                            roles.get()
                                    .map(it -> Optional.ofNullable(it.getStatus()))
                                    .map(it -> it.map(AzureRoleStatus::conditions));
                    case CREDENTIAL ->
                            credentials
                                    .get()
                                    .map(it -> Optional.ofNullable(it.getStatus()))
                                    .map(it -> it.map(AzureCredentialStatus::conditions));
                };
        return all.flatMap(Optional::stream).filter(Watched::isStalled).count();
    }

    private static boolean isStalled(List<Condition> conditions) {
        return conditions.stream()
                .anyMatch(it -> it.type().equals(Condition.STALLED) && it.holds());
    }
}
