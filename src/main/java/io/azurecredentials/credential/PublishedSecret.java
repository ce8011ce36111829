package io.azurecredentials.credential;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.SecretTarget;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.credential.handover.HandoverSecret;
import io.azurecredentials.credential.lifecycle.Delivery;
import io.azurecredentials.credential.lifecycle.Key;
import io.azurecredentials.settings.Settings;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The Secret that holds a credential: whose it is, and which password it holds. */
final class PublishedSecret {
    static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    static final String SELECTOR = MANAGED_BY + "=" + Settings.NAME;

    private static final String SEQUENCE = "azurecredentials.io/sequence";
    private static final String ATTEMPT = "azurecredentials.io/attempt";
    private static final String KEY_ID = "azurecredentials.io/key-id";
    private static final String DIGEST = "azurecredentials.io/digest";
    private static final String ENTRIES = "azurecredentials.io/entries";
    private static final String SHAPE = "azurecredentials.io/shape";
    private static final String LABELS = "azurecredentials.io/labels";
    private static final String ANNOTATIONS = "azurecredentials.io/annotations";

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
                keyID(notes.getOrDefault(KEY_ID, "")),
                notes.getOrDefault(DIGEST, ""),
                digest(secret.get(), owner, notes),
                notes.getOrDefault(SHAPE, ""));
    }

    /** Whoever may write Secrets may write anything here; Entra gives GUIDs. */
    private static String keyID(String note) {
        return note.matches("[-0-9a-zA-Z]{1,64}") ? note : "";
    }

    /** Entries that somebody added beside ours are none of our business. */
    private static String digest(Secret secret, AzureCredential owner, Map<String, String> notes) {
        return Digest.of(
                about(
                        owner.getMetadata().getUid(),
                        notes.getOrDefault(SEQUENCE, ""),
                        notes.getOrDefault(ATTEMPT, "")),
                List.of(notes.getOrDefault(ENTRIES, "").split(",", -1)),
                secret.getData());
    }

    private static String about(String uid, String sequence, String attempt) {
        return uid + "/" + sequence + "-" + attempt;
    }

    static boolean isOwnedBy(Secret secret, AzureCredential owner) {
        return HandoverSecret.isOf(secret, owner)
                || secret.getMetadata().getOwnerReferences().stream()
                        .anyMatch(it -> it.getUid().equals(owner.getMetadata().getUid()));
    }

    /** The Secret as we want it; nothing of the object's labels or annotations is copied. */
    static Secret of(Situation situation, Key key, String keyID, Map<String, Sensitive> entries) {
        Map<String, String> data = new TreeMap<>();
        entries.forEach((name, value) -> data.put(name, base64(value)));
        Map<String, String> labels = sorted(target(situation).labels());
        Map<String, String> annotations = sorted(target(situation).annotations());
        String sequence = Long.toString(key.sequence());
        String about = about(situation.uid(), sequence, key.attempt());
        return new SecretBuilder()
                .withNewMetadata()
                .withName(key.secretName())
                .withNamespace(situation.namespace())
                .addToLabels(labels)
                .addToAnnotations(annotations)
                .addToAnnotations(SHAPE, Recipes.of(situation.credential()).shape())
                .addToAnnotations(note(LABELS, labels))
                .addToAnnotations(note(ANNOTATIONS, annotations))
                .addToLabels(MANAGED_BY, Settings.NAME)
                .addToAnnotations(SEQUENCE, sequence)
                .addToAnnotations(ATTEMPT, key.attempt())
                .addToAnnotations(KEY_ID, keyID)
                .addToAnnotations(ENTRIES, String.join(",", data.keySet()))
                .addToAnnotations(DIGEST, Digest.of(about, data.keySet(), data))
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
                .withType(target(situation).type())
                .withData(data)
                .build();
    }

    /** Names of labels that were asked for when it was written. */
    static Set<String> labels(Secret secret) {
        return listed(secret, LABELS);
    }

    /** The same of annotations. */
    static Set<String> annotations(Secret secret) {
        return listed(secret, ANNOTATIONS);
    }

    private static Set<String> listed(Secret secret, String note) {
        return Optional.ofNullable(secret.getMetadata().getAnnotations())
                .flatMap(it -> Optional.ofNullable(it.get(note)))
                .filter(it -> !it.isEmpty())
                .<Set<String>>map(it -> new TreeSet<>(List.of(it.split(",", -1))))
                .orElse(Set.of());
    }

    private static Map<String, String> note(String note, Map<String, String> asked) {
        return asked.isEmpty() ? Map.of() : Map.of(note, String.join(",", asked.keySet()));
    }

    private static Map<String, String> sorted(@Nullable Map<String, String> entries) {
        return entries == null ? Map.of() : new TreeMap<>(entries);
    }

    private static SecretTarget target(Situation situation) {
        return situation.credential().getSpec().secret();
    }

    private static String base64(Sensitive value) {
        return Base64.getEncoder().encodeToString(value.reveal().getBytes(StandardCharsets.UTF_8));
    }
}
