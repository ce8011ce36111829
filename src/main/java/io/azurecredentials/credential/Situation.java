package io.azurecredentials.credential;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.UseCheck;
import io.azurecredentials.application.Confirmation;
import io.azurecredentials.application.Sources;
import io.azurecredentials.credential.handover.HandoverSecret;
import io.azurecredentials.credential.lifecycle.Facts;
import io.azurecredentials.credential.lifecycle.InHand;
import io.azurecredentials.reference.NamespacedName;
import io.azurecredentials.role.policy.Limits;
import io.azurecredentials.status.Unchanged;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * What was gathered: the facts a decision may see, and the objects a step works on.
 *
 * @param secrets what stands under the names that its Secret has, had or is to have
 * @param role it draws on, if it can be read
 * @param sources through which it was, or will be, issued
 * @param limits in force, if role and config can be read
 * @param useCheck what status is to say about whether its writer was checked
 */
record Situation(
        AzureCredential credential,
        Map<String, Secret> secrets,
        Optional<AzureRole> role,
        Sources sources,
        Optional<Limits> limits,
        Optional<UseCheck> useCheck,
        Facts facts) {

    Situation {
        secrets = Map.copyOf(secrets);
    }

    Situation with(Facts now) {
        return new Situation(credential, secrets, role, sources, limits, useCheck, now);
    }

    /** The same situation once this process knows more. */
    Situation with(InHand hand) {
        return with(facts.after(facts.ledger(), Optional.of(hand)));
    }

    /** The Secrets' data must not be printed. */
    @Override
    public String toString() {
        return namespace() + "/" + credential.getMetadata().getName();
    }

    /** What waits long is done only if nobody changed the credential meanwhile. */
    Confirmation confirmation(KubernetesClient client, InstantSource clock) {
        return new Confirmation(
                new Unchanged(client, credential), facts.now(), facts.patience().settle(), clock);
    }

    String uid() {
        return credential.getMetadata().getUid();
    }

    String namespace() {
        return credential.getMetadata().getNamespace();
    }

    Optional<Secret> secret(String name) {
        return Optional.ofNullable(secrets.get(name));
    }

    /** The role it draws on. */
    static NamespacedName role(AzureCredential credential) {
        return NamespacedName.of(
                credential.getSpec().roleRef(), credential.getMetadata().getNamespace());
    }

    /** The config a role wields. */
    static NamespacedName config(AzureRole role) {
        return NamespacedName.of(role.getSpec().configRef(), role.getMetadata().getNamespace());
    }

    /** The Secret's name: the user's, or the object's own; a draw's is in another namespace. */
    static String secretName(AzureCredential credential) {
        return HandoverSecret.isFor(credential)
                ? HandoverSecret.name(credential)
                : Optional.ofNullable(credential.getSpec().secret().name())
                        .orElse(credential.getMetadata().getName());
    }
}
