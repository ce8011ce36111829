package io.azurecredentials.reference;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who still needs an object that is to go. */
public final class Dependents {
    /** More names make a sentence that nobody reads. */
    private static final int NAMED = 3;

    private Dependents() {}

    /**
     * Whether something was, or is about to be, made for it in Azure, and is not known to be gone.
     */
    public static boolean isAlive(AzureCredential credential) {
        return Optional.ofNullable(credential.getStatus())
                .filter(it -> it.issuer() != null)
                .filter(it -> it.endedAt() == null || hasApplication(it))
                .isPresent();
    }

    private static boolean hasApplication(AzureCredentialStatus status) {
        return status.application() != null || status.supersededApplications() != null;
    }

    /**
     * The first few by name, and how many there are besides.
     *
     * @param own namespace of the object that is to go
     */
    public static String named(Collection<? extends HasMetadata> objects, String own) {
        String names =
                objects.stream()
                        .map(it -> it.getKind() + " " + NamespacedName.of(it).seenFrom(own))
                        .sorted()
                        .limit(NAMED)
                        .collect(Collectors.joining(", "));
        int more = objects.size() - NAMED;
        return more > 0 ? names + " and " + more + " more" : names;
    }
}
