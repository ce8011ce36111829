package io.azurecredentials.config;

import static io.azurecredentials.base.Reason.CONFIG_NOT_FOUND;
import static io.azurecredentials.base.Reason.CONFIG_NOT_READY;
import static io.azurecredentials.base.Reason.INVALID_SPEC;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus.RootCredential;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus.RootKey;
import io.azurecredentials.api.v1alpha1.Environment;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.base.Problem;
import io.azurecredentials.reference.Admittance;
import io.azurecredentials.reference.NamespacedName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be said about an AzureConfig that somebody refers to. */
public final class Configs {
    private Configs() {}

    /** What for. */
    public enum Use {
        /** Something new: the config has to be Ready as it is written. */
        ISSUING,
        /**
         * What goes on: the root credential in force is enough, whatever became of the Secret since
         * or is wrong with the spec, and although the config may be about to go.
         */
        RENEWING,
        /**
         * A login or its renewal, which is decided by the tenant in force: the same is enough, but
         * the config must not be about to go.
         */
        ADMITTING
    }

    /** The subscription that is delivered with what is issued through it. */
    public static Optional<String> subscriptionID(AzureConfig config) {
        return Optional.ofNullable(config.getStatus())
                .map(AzureConfigStatus::subscriptionID)
                .or(() -> Optional.ofNullable(config.getSpec().subscriptionID()));
    }

    /** The cloud that it was first used in. */
    public static Environment environment(AzureConfig config) {
        return Optional.ofNullable(config.getStatus())
                .map(AzureConfigStatus::environment)
                .orElse(Environment.AZURE_PUBLIC_CLOUD);
    }

    /**
     * The config, if it exists, admits the role and works well enough.
     *
     * @param guest namespace of the role that refers to it
     */
    public static Answer<AzureConfig> ready(
            Optional<AzureConfig> config,
            NamespacedName wanted,
            String guest,
            Admittance admittance,
            Use use) {
        String name = wanted.seenFrom(guest);
        return admitting(config, wanted, guest, admittance).then(it -> ready(it, name, use));
    }

    /**
     * The same of a config that exists and admits the role, as whoever asks has just found out.
     *
     * @param name as the role's namespace sees it
     */
    public static Answer<AzureConfig> ready(AzureConfig config, String name, Use use) {
        return switch (use) {
            case RENEWING -> serving(config, name);
            case ISSUING ->
                    staying(config, name)
                            .then(it -> usable(it, name))
                            .then(it -> delivering(it, name));
            case ADMITTING -> staying(config, name).then(it -> serving(it, name));
        };
    }

    /** The config, if it exists and admits the role, however it is. */
    static Answer<AzureConfig> admitting(
            Optional<AzureConfig> config,
            NamespacedName wanted,
            String guest,
            Admittance admittance) {
        boolean foreign = !wanted.namespace().equals(guest);
        if (config.isEmpty() && !foreign) {
            return Answer.refused(
                    new Problem.UserError(
                            CONFIG_NOT_FOUND,
                            "AzureConfig "
                                    + wanted.name()
                                    + " does not exist in this namespace; create it or change"
                                    + " configRef."));
        }
        if (config.isEmpty()
                || !admittance.admits(
                        config.get().getSpec().allowedNamespaces(), wanted.namespace(), guest)) {
            return Answer.refused(Admittance.notAllowed("AzureConfig", wanted, guest));
        }
        return Answer.given(config.get());
    }

    /** The config, if it has not been told to go. */
    static Answer<AzureConfig> staying(AzureConfig config, String name) {
        return config.getMetadata().getDeletionTimestamp() == null
                ? Answer.given(config)
                : Answer.refused(going(name, "let configRef name another one"));
    }

    /**
     * That one was told to go.
     *
     * @param instead what may be done about it, besides making it anew
     */
    public static Problem going(String name, String instead) {
        return new Problem.UserError(
                CONFIG_NOT_FOUND,
                "AzureConfig "
                        + name
                        + " is being deleted, so nothing new is issued through it; "
                        + instead
                        + ", or create it anew once it is gone.");
    }

    /** Since when its root credential is in force, if status tells of one. */
    public static Optional<Instant> rootSince(AzureConfig config) {
        return Optional.ofNullable(config.getStatus())
                .map(AzureConfigStatus::rootCredential)
                .map(RootCredential::since);
    }

    /**
     * Since when its root credential may be another application's than before; empty where the one
     * in force is a password that we made, for that is on the application that was there before.
     */
    public static Optional<Instant> otherRootSince(AzureConfig config) {
        List<RootKey> keys =
                Optional.ofNullable(config.getStatus())
                        .map(AzureConfigStatus::rootKeys)
                        .orElse(List.of());
        return keys.stream().anyMatch(it -> it.state().equals("InForce") && it.number() > 0)
                ? Optional.empty()
                : rootSince(config);
    }

    /** Who was issued something needs no more than a root credential that works. */
    private static Answer<AzureConfig> serving(AzureConfig config, String name) {
        return serves(config) ? Answer.given(config) : notReady(config, name);
    }

    private static Answer<AzureConfig> usable(AzureConfig config, String name) {
        return isReady(config) ? Answer.given(config) : notReady(config, name);
    }

    /** Logins need no subscription, and Vault's config for them has none. */
    private static Answer<AzureConfig> delivering(AzureConfig config, String name) {
        return subscriptionID(config).isPresent()
                ? Answer.given(config)
                : Answer.refused(
                        new Problem.UserError(
                                INVALID_SPEC,
                                "Write subscriptionID in AzureConfig "
                                        + name
                                        + ", or set AZURE_SUBSCRIPTION_ID for the operator: it is"
                                        + " delivered with every credential, and without it the"
                                        + " config is for logins only."));
    }

    private static Answer<AzureConfig> notReady(AzureConfig config, String name) {
        return Answer.refused(
                Problem.retryable(
                        CONFIG_NOT_READY,
                        Conditions.notReady(
                                "AzureConfig " + name,
                                conditions(config),
                                config.getMetadata().getGeneration())));
    }

    private static boolean serves(AzureConfig config) {
        AzureConfigStatus status = config.getStatus();
        return (status != null && status.tenantID() != null && status.rootCredential() != null)
                || isReady(config);
    }

    private static boolean isReady(AzureConfig config) {
        return config.getStatus() != null
                && config.getStatus().tenantID() != null
                && Conditions.areReady(conditions(config), config.getMetadata().getGeneration());
    }

    private static @Nullable List<Condition> conditions(AzureConfig config) {
        return config.getStatus() == null ? null : config.getStatus().conditions();
    }
}
