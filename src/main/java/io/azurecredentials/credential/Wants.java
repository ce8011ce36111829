package io.azurecredentials.credential;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus.LeaseTimes;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What other replicas want of a draw, or did with it, which they write into its status. */
public final class Wants {
    private Wants() {}

    /** Whether that has changed. */
    public static boolean differ(HasMetadata now, HasMetadata before) {
        return now instanceof AzureCredential a
                && before instanceof AzureCredential b
                && !wants(a).equals(wants(b));
    }

    private static List<Optional<Instant>> wants(AzureCredential credential) {
        Optional<LeaseTimes> lease =
                Optional.ofNullable(credential.getStatus())
                        .flatMap(it -> Optional.ofNullable(it.lease()));
        return List.of(
                lease.flatMap(it -> Optional.ofNullable(it.requestedUntil())),
                lease.flatMap(it -> Optional.ofNullable(it.deliveredAt())));
    }
}
