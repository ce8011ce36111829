package io.azurecredentials.config;

import static io.azurecredentials.base.Reason.SECRET_NOT_FOUND;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.config.Root.Place;
import io.azurecredentials.config.resolution.Identity;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Base64;
import java.util.Optional;

/** The Secret that a config names: where its owner hands the operator a root credential. */
final class BootstrapSecret {
    private final KubernetesClient client;

    BootstrapSecret(KubernetesClient client) {
        this.client = client;
    }

    /** The client secret that stands there now, or that it does not. */
    Answer<Root> secret(String namespace, Place place, Identity.Secret wanted) {
        String name = wanted.ref().name();
        String key = wanted.ref().key();
        return value(namespace, name, key)
                .map(it -> new String(Base64.getDecoder().decode(it), UTF_8).strip())
                .filter(it -> !it.isEmpty())
                .<Answer<Root>>map(
                        it ->
                                Answer.given(
                                        new Root.ClientSecret(
                                                place, wanted.clientID(), Sensitive.of(it))))
                .orElseGet(() -> missing(name, key, "client secret"));
    }

    /** The certificate that stands there now, or that it does not. */
    Answer<Root> certificate(String namespace, Place place, Identity.Certificate wanted) {
        String name = wanted.ref().name();
        String key = wanted.ref().key();
        return value(namespace, name, key)
                .map(
                        it ->
                                Root.ClientCertificate.read(
                                        place,
                                        wanted.clientID(),
                                        Sensitive.of(it),
                                        wanted.sendChain()))
                .orElseGet(() -> missing(name, key, "certificate and its key"));
    }

    /** In base64; never empty. */
    private Optional<String> value(String namespace, String name, String key) {
        return Optional.ofNullable(client.secrets().inNamespace(namespace).withName(name).get())
                .map(Secret::getData)
                .map(it -> it.get(key))
                .filter(it -> !it.isEmpty());
    }

    private static Answer<Root> missing(String name, String key, String what) {
        return Answer.refused(
                new Problem.UserError(
                        SECRET_NOT_FOUND,
                        "The Secret %s with the key %s does not exist in this namespace; create it with the application's %s."
                                .formatted(name, key, what)));
    }
}
