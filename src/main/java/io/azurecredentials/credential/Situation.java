package io.azurecredentials.credential;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.credential.lifecycle.Facts;
import io.azurecredentials.role.policy.Limits;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Optional;

/**
 * What was gathered: the facts a decision may see, and the objects a step works on.
 *
 * @param secret what stands where the Secret should be
 * @param config through which it was, or will be, issued
 * @param limits in force, if role and config can be read
 */
record Situation(
        AzureCredential credential,
        Optional<Secret> secret,
        Optional<AzureConfig> config,
        Optional<Limits> limits,
        Facts facts) {

    Situation with(AzureCredential written, Facts now) {
        return new Situation(written, secret, config, limits, now);
    }

    String uid() {
        return credential.getMetadata().getUid();
    }

    String namespace() {
        return credential.getMetadata().getNamespace();
    }

    String secretName() {
        return secretName(credential);
    }

    /** The Secret's name: the user's, or the object's own. */
    static String secretName(AzureCredential credential) {
        return Optional.ofNullable(credential.getSpec().secret().name())
                .orElse(credential.getMetadata().getName());
    }
}
