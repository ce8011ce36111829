package io.azurecredentials.administration;

import static java.net.HttpURLConnection.HTTP_CONFLICT;

import io.azurecredentials.administration.change.Item;
import io.azurecredentials.administration.change.Place;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.status.Mishap;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Map;
import java.util.Optional;

/** The Secrets that hold what was written as {@code client_secret}. */
record BootstrapSecrets(KubernetesClient client) {

    Answer<Boolean> hasRoom(Place config, String name) {
        return Mishap.guard(
                () ->
                        Answer.given(
                                find(config.namespace(), name)
                                        .map(it -> isOf(it, config))
                                        .orElse(true)));
    }

    /** False if the name is taken, or somebody else wrote it at the same time. */
    Answer<Boolean> keep(Item config, String name, String key, Sensitive value) {
        return Mishap.guard(() -> Answer.given(isKept(config, name, Map.of(key, value.reveal()))));
    }

    private boolean isKept(Item config, String name, Map<String, String> data) {
        String namespace = config.place().namespace();
        Optional<Secret> live = find(namespace, name);
        if (live.filter(it -> !isOf(it, config.place())).isPresent()) {
            return false;
        }
        try {
            if (live.isEmpty()) {
                client.resource(made(config, name, data)).create();
            } else {
                Secret next = next(live.get(), config, data);
                String version = live.get().getMetadata().getResourceVersion();
                client.resource(next).lockResourceVersion(version).update();
            }
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HTTP_CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    private static Secret made(Item config, String name, Map<String, String> data) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(config.place().namespace())
                .withOwnerReferences(owner(config))
                .endMetadata()
                .withType("Opaque")
                .withStringData(data)
                .build();
    }

    /** One that a config of that name left behind would go with that one. */
    private static Secret next(Secret live, Item config, Map<String, String> data) {
        return new SecretBuilder(live)
                .editMetadata()
                .withOwnerReferences(owner(config))
                .endMetadata()
                .withStringData(data)
                .build();
    }

    private static OwnerReference owner(Item config) {
        return new OwnerReferenceBuilder()
                .withApiVersion(Resources.GROUP + "/" + Resources.VERSION)
                .withKind(config.place().kind().toString())
                .withName(config.place().name())
                .withUid(config.uid())
                .build();
    }

    private Optional<Secret> find(String namespace, String name) {
        return Optional.ofNullable(client.secrets().inNamespace(namespace).withName(name).get());
    }

    /** Whether it goes with that config, or with one of its name that was there before. */
    static boolean isOf(Secret secret, Place config) {
        return secret.getMetadata().getOwnerReferences().stream()
                .anyMatch(
                        it ->
                                it.getApiVersion().startsWith(Resources.GROUP + "/")
                                        && it.getKind().equals(config.kind().toString())
                                        && it.getName().equals(config.name()));
    }
}
