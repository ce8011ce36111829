package io.azurecredentials.config;

import static io.azurecredentials.base.Reason.SECRET_NOT_FOUND;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigSpec.ClientSecret;
import io.azurecredentials.api.v1alpha1.AzureConfigSpec.SecretKey;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Sensitive;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The Secret that a config names: where its owner hands the operator a root credential. */
final class BootstrapSecret {
    private BootstrapSecret() {}

    /** What stands there now, or that it does not. */
    static Answer<Root> read(KubernetesClient client, AzureConfig config) {
        ClientSecret wanted = config.getSpec().authentication().clientSecret();
        return Optional.ofNullable(
                        client.secrets()
                                .inNamespace(config.getMetadata().getNamespace())
                                .withName(wanted.secretRef().name())
                                .get())
                .flatMap(it -> text(it, wanted.secretRef().key()))
                .<Answer<Root>>map(
                        it ->
                                Answer.given(
                                        new Root.ClientSecret(
                                                config.getSpec().tenantID(),
                                                wanted.clientID(),
                                                it)))
                .orElseGet(() -> Answer.refused(missing(wanted.secretRef())));
    }

    private static Optional<Sensitive> text(Secret secret, String key) {
        return Optional.ofNullable(secret.getData())
                .flatMap(it -> Optional.ofNullable(it.get(key)))
                .map(it -> new String(Base64.getDecoder().decode(it), StandardCharsets.UTF_8))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .map(Sensitive::of);
    }

    private static Problem missing(SecretKey ref) {
        return new Problem.UserError(
                SECRET_NOT_FOUND,
                "The Secret "
                        + ref.name()
                        + " with the key "
                        + ref.key()
                        + " does not exist in this namespace; create it with the application's client secret.");
    }
}
