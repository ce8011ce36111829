package io.azurecredentials.config;

import static io.azurecredentials.base.Reason.SECRET_NOT_FOUND;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigSpec;
import io.azurecredentials.azure.Azure;
import io.azurecredentials.azure.RootCredential;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Sensitive;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tenants that AzureConfigs open, one each. An opened one stays of use while its bootstrap
 * Secret is away, so that what was issued through it can still be revoked by this process.
 */
public final class Tenants {
    private final KubernetesClient client;
    private final Azure azure;
    private final Map<String, Opened> opened = new ConcurrentHashMap<>();

    /**
     * A tenant with what it was opened with.
     *
     * @param version of config and Secret together: another one means another root credential
     */
    record Opened(String version, Tenant tenant) {}

    /** Nothing is read yet. */
    public Tenants(KubernetesClient client, Azure azure) {
        this.client = client;
        this.azure = azure;
    }

    /** The tenant of a config, opened now if it was not. */
    public Answer<Tenant> of(AzureConfig config) {
        Opened known = opened.get(uid(config));
        return known != null ? Answer.given(known.tenant()) : refresh(config).map(Opened::tenant);
    }

    /** Reads config and Secret again and opens the tenant anew if either has changed. */
    Answer<Opened> refresh(AzureConfig config) {
        AzureConfigSpec.SecretKey ref =
                config.getSpec().authentication().clientSecret().secretRef();
        Secret secret =
                client.secrets()
                        .inNamespace(config.getMetadata().getNamespace())
                        .withName(ref.name())
                        .get();
        Optional<Sensitive> text = Optional.ofNullable(secret).flatMap(it -> value(it, ref.key()));
        if (secret == null || text.isEmpty()) {
            return Answer.refused(missing(ref));
        }
        String version =
                config.getMetadata().getGeneration()
                        + "/"
                        + secret.getMetadata().getUid()
                        + "/"
                        + secret.getMetadata().getResourceVersion();
        return Answer.given(
                opened.compute(
                        uid(config),
                        (_, it) ->
                                it != null && it.version().equals(version)
                                        ? it
                                        : open(config.getSpec(), text.get(), version)));
    }

    /** The config is gone. */
    void forget(AzureConfig config) {
        opened.remove(uid(config));
    }

    private Opened open(AzureConfigSpec spec, Sensitive secret, String version) {
        return new Opened(
                version,
                azure.open(
                        new RootCredential(
                                spec.tenantID(),
                                spec.subscriptionID(),
                                spec.authentication().clientSecret().clientID(),
                                secret)));
    }

    private static Optional<Sensitive> value(Secret secret, String key) {
        return Optional.ofNullable(secret.getData())
                .flatMap(it -> Optional.ofNullable(it.get(key)))
                .map(it -> new String(Base64.getDecoder().decode(it), StandardCharsets.UTF_8))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .map(Sensitive::of);
    }

    private static Problem missing(AzureConfigSpec.SecretKey ref) {
        return new Problem.UserError(
                SECRET_NOT_FOUND,
                "The Secret "
                        + ref.name()
                        + " with the key "
                        + ref.key()
                        + " does not exist in this namespace; create it with the application's client secret.");
    }

    private static String uid(AzureConfig config) {
        return config.getMetadata().getUid();
    }
}
