package io.azurecredentials.credential.handover;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialSpec.Delivery;
import io.azurecredentials.settings.Settings;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.List;
import java.util.Optional;

/**
 * The Secret that a draw's text is in until somebody takes it: in the operator's namespace, where
 * none of those who may read Secrets beside the credential can read it. An owner in another
 * namespace cannot be referred to (Kubernetes, "Owners and Dependents"), so a label says whose it
 * is.
 */
public final class HandoverSecret {
    /** On all of them, and on nothing else. */
    public static final String COMPONENT = "app.kubernetes.io/component";

    public static final String DRAW = "draw";

    private static final String UID = "azurecredentials.io/draw";
    private static final String ATTEMPT = "azurecredentials.io/attempt";
    private static final String SEQUENCE = "azurecredentials.io/sequence";

    private HandoverSecret() {}

    /** Whether the credential is handed over, and has no Secret beside it. */
    public static boolean isFor(AzureCredential credential) {
        return credential.getSpec().delivery() == Delivery.RESPONSE;
    }

    /** What it is called. */
    public static String name(AzureCredential credential) {
        return Settings.NAME + "-draw-" + credential.getMetadata().getUid();
    }

    /**
     * The same entries and notes where nobody else looks.
     *
     * @param secret as it would stand beside the credential
     * @param namespace the operator's own
     */
    public static Secret of(Secret secret, AzureCredential credential, String namespace) {
        return new SecretBuilder(secret)
                .editMetadata()
                .withNamespace(namespace)
                .withOwnerReferences(List.of())
                .addToLabels(COMPONENT, DRAW)
                .addToLabels(UID, credential.getMetadata().getUid())
                .endMetadata()
                .build();
    }

    /** Whether it is one, whoever it was written for. */
    public static boolean isOne(Secret secret) {
        return label(secret, COMPONENT).filter(DRAW::equals).isPresent();
    }

    /** Whether it was written for that credential. */
    public static boolean isOf(Secret secret, AzureCredential credential) {
        return isFor(credential)
                && isOne(secret)
                && label(secret, UID).filter(credential.getMetadata().getUid()::equals).isPresent();
    }

    /** Whether it holds the password of that try. */
    public static boolean holds(Secret secret, long sequence, String attempt) {
        return annotation(secret, SEQUENCE).filter(Long.toString(sequence)::equals).isPresent()
                && annotation(secret, ATTEMPT).filter(attempt::equals).isPresent();
    }

    private static Optional<String> label(Secret secret, String name) {
        return Optional.ofNullable(secret.getMetadata().getLabels())
                .flatMap(it -> Optional.ofNullable(it.get(name)));
    }

    private static Optional<String> annotation(Secret secret, String name) {
        return Optional.ofNullable(secret.getMetadata().getAnnotations())
                .flatMap(it -> Optional.ofNullable(it.get(name)));
    }
}
