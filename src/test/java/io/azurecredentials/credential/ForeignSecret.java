package io.azurecredentials.credential;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.chaos.sabotage.InPlaceOf;
import io.fabric8.kubernetes.api.model.Secret;

/** Sabotage: every Secret of the right name is ours. */
public final class ForeignSecret {
    private ForeignSecret() {}

    @InPlaceOf(PublishedSecret.class)
    public static boolean isOwnedBy(Secret secret, AzureCredential owner) {
        return PublishedSecret.isOwnedBy(secret, owner)
                || secret.getMetadata().getName().equals(Situation.secretName(owner));
    }
}
