package io.azurecredentials.config;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.azure.Azure;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.config.Root.Place;
import io.azurecredentials.recent.Recent;
import io.azurecredentials.reference.Admittance;
import io.azurecredentials.reference.NamespacedName;
import io.azurecredentials.status.Mishap;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * AzureConfigs as they were half a second ago at most, and the tenants they open, on every replica:
 * whoever leads proves root credentials and keeps them, and everybody else reads what is kept.
 * Nothing is written here, and no root credential is used that was not proven.
 */
public final class LiveConfigs {
    private static final Duration AGE = Duration.ofMillis(500);
    private static final int REMEMBERED = 1_000;

    private final Wanted wanted;
    private final Tenants tenants;
    private final Admittance admittance;
    private final Recent<NamespacedName, AzureConfig> configs;
    private final Recent<String, Map<String, String>> labels;
    private final Recent<String, Held> roots;

    /** Nothing is read yet. */
    public LiveConfigs(
            KubernetesClient client, Azure azure, Safe safe, Wanted wanted, Admittance admittance) {
        this(client, azure, safe, wanted, admittance, System::nanoTime);
    }

    /**
     * @param nanos a clock that never goes back
     */
    LiveConfigs(
            KubernetesClient client,
            Azure azure,
            Safe safe,
            Wanted wanted,
            Admittance admittance,
            LongSupplier nanos) {
        this.wanted = wanted;
        this.tenants = new Tenants(azure, safe, wanted);
        this.admittance = admittance;
        this.configs = new Recent<>(it -> read(client, it), nanos, AGE, REMEMBERED);
        this.labels =
                new Recent<>(
                        guest ->
                                Mishap.guard(
                                        () ->
                                                Answer.given(
                                                        Optional.of(
                                                                admittance.labels().apply(guest)))),
                        nanos,
                        AGE,
                        REMEMBERED);
        this.roots =
                new Recent<>(
                        uid -> Mishap.guard(() -> Answer.given(safe.of(uid))),
                        nanos,
                        AGE,
                        REMEMBERED);
    }

    /**
     * The config, if it is there and admits the role, however it is.
     *
     * @param guest namespace of the role that refers to it
     * @return {@code ConfigNotFound}, {@code ReferenceNotAllowed}; {@code KubernetesUnavailable}:
     *     not known
     */
    public Answer<AzureConfig> find(NamespacedName name, String guest) {
        return configs.get(name).then(found -> admitting(found, name, guest));
    }

    /** Labels that are not known are not none: there are selectors that match those. */
    private Answer<AzureConfig> admitting(
            Optional<AzureConfig> found, NamespacedName name, String guest) {
        Answer<Map<String, String>> known =
                name.namespace().equals(guest)
                        ? Answer.given(Map.of())
                        : labels.get(guest).map(it -> it.orElse(Map.of()));
        return known.then(it -> Configs.admitting(found, name, guest, admittance.given(it)));
    }

    /**
     * The tenant of a config with the root credential that is in force now, rotated or not. As long
     * as it is the same, so is the tenant, with its tokens.
     *
     * @return {@code ConfigNotReady} while none was proven; {@code AmbientNotAllowed}
     */
    public Answer<Tenant> tenant(AzureConfig config) {
        return wanted.place(config)
                .then(
                        place ->
                                roots.get(config.getMetadata().getUid())
                                        .then(it -> inForce(config, it, place)))
                .then(it -> wanted.usable(config, it))
                .map(it -> tenants.use(config, it));
    }

    /** What is kept is that of another tenant for as long as nothing else was proven. */
    private Answer<Root> inForce(AzureConfig config, Optional<Held> held, Place place) {
        Optional<Root> root =
                held.map(Held::root)
                        .filter(it -> it.place().is(place.cloud().toString(), place.tenantID()));
        if (root.isEmpty()) {
            tenants.forget(config);
            return Answer.refused(
                    Problem.retryable(
                            Reason.CONFIG_NOT_READY,
                            "No root credential of the AzureConfig has been proven yet; see its"
                                    + " conditions."));
        }
        return Answer.given(root.get());
    }

    private static Answer<Optional<AzureConfig>> read(
            KubernetesClient client, NamespacedName name) {
        return Mishap.guard(
                () ->
                        Answer.given(
                                Optional.ofNullable(
                                        client.resources(AzureConfig.class)
                                                .inNamespace(name.namespace())
                                                .withName(name.name())
                                                .get())));
    }
}
