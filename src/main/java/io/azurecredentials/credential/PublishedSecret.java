package io.azurecredentials.credential;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.credential.lifecycle.Delivery;
import io.azurecredentials.credential.lifecycle.Key;
import io.azurecredentials.settings.Settings;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The Secret that holds a credential: whose it is, and which password it holds. */
final class PublishedSecret {
    static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    static final String SELECTOR = MANAGED_BY + "=" + Settings.NAME;

    private static final String SEQUENCE = "azurecredentials.io/sequence";
    private static final String ATTEMPT = "azurecredentials.io/attempt";
    private static final String KEY_ID = "azurecredentials.io/key-id";

    private PublishedSecret() {}

    /** What stands where the Secret should be. */
    static Delivery delivery(Optional<Secret> secret, AzureCredential owner) {
        if (secret.isEmpty()) {
            return new Delivery.Absent();
        }
        if (!isOwnedBy(secret.get(), owner)) {
            return new Delivery.Foreign();
        }
        Map<String, String> notes =
                Optional.ofNullable(secret.get().getMetadata().getAnnotations()).orElse(Map.of());
        String sequence = notes.getOrDefault(SEQUENCE, "");
        return new Delivery.Holds(
                sequence.matches("[0-9]{1,18}") ? Long.parseLong(sequence) : 0,
                notes.getOrDefault(ATTEMPT, ""),
                notes.getOrDefault(KEY_ID, ""));
    }

    static boolean isOwnedBy(Secret secret, AzureCredential owner) {
        return secret.getMetadata().getOwnerReferences().stream()
                .anyMatch(it -> it.getUid().equals(owner.getMetadata().getUid()));
    }

    /** The Secret as we want it; nothing of the object's labels or annotations is copied. */
    static Secret of(Situation situation, Key key, String keyID, Map<String, Sensitive> entries) {
        Map<String, String> data = new TreeMap<>();
        entries.forEach((name, value) -> data.put(name, base64(value)));
        return new SecretBuilder()
                .withNewMetadata()
                .withName(situation.secretName())
                .withNamespace(situation.namespace())
                .addToLabels(MANAGED_BY, Settings.NAME)
                .addToAnnotations(SEQUENCE, Long.toString(key.sequence()))
                .addToAnnotations(ATTEMPT, key.attempt())
                .addToAnnotations(KEY_ID, keyID)
                .addToOwnerReferences(
                        new OwnerReferenceBuilder()
                                .withApiVersion(situation.credential().getApiVersion())
                                .withKind(situation.credential().getKind())
                                .withName(situation.credential().getMetadata().getName())
                                .withUid(situation.uid())
                                .withController(true)
                                .withBlockOwnerDeletion(true)
                                .build())
                .endMetadata()
                .withType("Opaque")
                .withData(data)
                .build();
    }

    private static String base64(Sensitive value) {
        return Base64.getEncoder().encodeToString(value.reveal().getBytes(StandardCharsets.UTF_8));
    }
}
