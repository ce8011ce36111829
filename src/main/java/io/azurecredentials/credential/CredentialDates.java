package io.azurecredentials.credential;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus.LeaseTimes;
import io.azurecredentials.reference.NamespacedName;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the future holds for an AzureCredential, as its status tells it.
 *
 * @param expires when what the Secret holds ends; unknown of an object that is going
 * @param nextRenewal when a successor is issued; for a lease that has none, when it ends; unknown
 *     of an object that is going
 * @param removal when the first of what it has to remove from Azure is due, or was
 */
public record CredentialDates(
        NamespacedName credential,
        Optional<Instant> expires,
        Optional<Instant> nextRenewal,
        Optional<Instant> removal) {

    /** Nothing but what the object says. */
    public static CredentialDates of(AzureCredential credential) {
        Optional<Instant> going =
                Optional.ofNullable(credential.getMetadata().getDeletionTimestamp())
                        .map(Instant::parse);
        Optional<AzureCredentialStatus> status = Optional.ofNullable(credential.getStatus());
        Optional<LeaseTimes> lease =
                status.filter(_ -> going.isEmpty()).flatMap(it -> Optional.ofNullable(it.lease()));
        return new CredentialDates(
                NamespacedName.of(credential),
                lease.map(LeaseTimes::expiresAt),
                lease.map(LeaseTimes::renewAt),
                status.flatMap(it -> removal(it, going)));
    }

    private static Optional<Instant> removal(
            AzureCredentialStatus status, Optional<Instant> going) {
        boolean left = status.application() != null || status.supersededApplications() != null;
        Stream<Instant> all =
                left
                        ? Stream.concat(going.stream(), Stream.ofNullable(status.endedAt()))
                        : Stream.empty();
        Stream<Instant> applications =
                Stream.concat(
                                Stream.ofNullable(status.application()),
                                each(status.supersededApplications()))
                        .flatMap(it -> Stream.ofNullable(it.retireAt()));
        Stream<Instant> keys = each(status.keys()).flatMap(it -> Stream.ofNullable(it.retireAt()));
        return Stream.of(all, applications, keys).flatMap(it -> it).min(Instant::compareTo);
    }

    private static <T> Stream<T> each(@Nullable Collection<T> some) {
        return some == null ? Stream.empty() : some.stream();
    }
}
