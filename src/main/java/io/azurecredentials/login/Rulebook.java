package io.azurecredentials.login;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.azure.Cloud;
import io.azurecredentials.base.Answer;
import io.azurecredentials.config.Configs;
import io.azurecredentials.login.resolution.Issuers;
import io.azurecredentials.login.resolution.LoginRules;
import io.azurecredentials.recent.BoundedMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.Optional;

/**
 * What roles and configs say about logins, made out once for each edition of both: a login looks at
 * them three times, and mostly they are what they were. Thread-safe.
 */
public final class Rulebook {
    private static final int MOST = 1_000;

    private final Optional<String> resource;
    private final Map<Edition, Answer<LoginRules>> made = new BoundedMap<>(MOST);

    /** Two objects as they were at a time; no other object, and no change of one, has the same. */
    private record Edition(String role, String config) {}

    /**
     * @param resource {@code AZURE_AD_RESOURCE} of the operator
     */
    public Rulebook(Optional<String> resource) {
        this.resource = resource;
    }

    /**
     * The rules, or what has to be written before there are any. Whether either object is in a
     * state to be used is another question.
     *
     * @param config the one that the role's logins go by, fixed to a tenant
     */
    Answer<LoginRules> of(AzureRole role, AzureConfig config) {
        Optional<Edition> edition =
                edition(role).flatMap(it -> edition(config).map(other -> new Edition(it, other)));
        return edition.map(it -> of(it, role, config)).orElseGet(() -> make(role, config));
    }

    private Answer<LoginRules> of(Edition edition, AzureRole role, AzureConfig config) {
        synchronized (made) {
            return made.computeIfAbsent(edition, _ -> make(role, config));
        }
    }

    private Answer<LoginRules> make(AzureRole role, AzureConfig config) {
        return LoginRules.of(issuers(config), config.getSpec(), role.getSpec(), resource);
    }

    /** Of an object that the API server has (Kubernetes API concepts, "Resource versions"). */
    private static Optional<String> edition(HasMetadata object) {
        return Optional.ofNullable(object.getMetadata().getResourceVersion())
                .map(it -> object.getMetadata().getUid() + "/" + it);
    }

    private static Issuers issuers(AzureConfig config) {
        Cloud cloud = Cloud.named(Configs.environment(config).toString()).orElseThrow();
        String tenantID = String.valueOf(config.getStatus().tenantID());
        return new Issuers(tenantID, cloud.issuerV1(tenantID), cloud.issuerV2(tenantID));
    }
}
