package io.azurecredentials.config;

import static io.azurecredentials.base.Reason.SECRET_NOT_FOUND;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.RootAuthentication;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.config.Root.Place;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

/**
 * The root credential that a config asks for, as it and the Secret it names are now: where its
 * owner hands the operator one.
 */
public final class Wanted {
    private final KubernetesClient client;

    /** Nothing is read yet. */
    public Wanted(KubernetesClient client) {
        this.client = client;
    }

    /** What stands there now, or that it does not. */
    Answer<Root> of(AzureConfig config, Place place) {
        RootAuthentication wanted = config.getSpec().authentication();
        return wanted.clientSecret() != null
                ? secret(config, place, wanted.clientSecret())
                : certificate(config, place, Objects.requireNonNull(wanted.clientCertificate()));
    }

    private Answer<Root> secret(
            AzureConfig config, Place place, RootAuthentication.ClientSecret wanted) {
        String name = wanted.secretRef().name();
        String key = wanted.secretRef().key();
        return value(config, name, key)
                .map(it -> new String(Base64.getDecoder().decode(it), UTF_8).strip())
                .filter(it -> !it.isEmpty())
                .<Answer<Root>>map(
                        it ->
                                Answer.given(
                                        new Root.ClientSecret(
                                                place, wanted.clientID(), Sensitive.of(it))))
                .orElseGet(() -> missing(name, key, "client secret"));
    }

    private Answer<Root> certificate(
            AzureConfig config, Place place, RootAuthentication.ClientCertificate wanted) {
        String name = wanted.secretRef().name();
        String key = wanted.secretRef().key();
        return value(config, name, key)
                .map(
                        it ->
                                Root.ClientCertificate.read(
                                        place,
                                        wanted.clientID(),
                                        Sensitive.of(it),
                                        wanted.sendCertificateChain()))
                .orElseGet(() -> missing(name, key, "certificate and its key"));
    }

    /** In base64; never empty. */
    private Optional<String> value(AzureConfig config, String name, String key) {
        return Optional.ofNullable(
                        client.secrets()
                                .inNamespace(config.getMetadata().getNamespace())
                                .withName(name)
                                .get())
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
