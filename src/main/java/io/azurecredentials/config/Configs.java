package io.azurecredentials.config;

import static io.azurecredentials.base.Reason.CONFIG_NOT_FOUND;
import static io.azurecredentials.base.Reason.CONFIG_NOT_READY;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.base.Problem;
import io.azurecredentials.reference.Admittance;
import io.azurecredentials.reference.NamespacedName;
import java.util.Optional;

/** What can be said about an AzureConfig that somebody refers to. */
public final class Configs {
    private Configs() {}

    /**
     * The config, if it exists, admits the role and works in its present form.
     *
     * @param guest namespace of the role that refers to it
     */
    public static Answer<AzureConfig> ready(
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
                                    + " does not exist in this namespace; create it or change configRef."));
        }
        if (config.isEmpty()
                || !admittance.admits(
                        config.get().getSpec().allowedNamespaces(), wanted.namespace(), guest)) {
            return Answer.refused(Admittance.notAllowed("AzureConfig", wanted, guest));
        }
        return usable(config.get(), wanted.seenFrom(guest));
    }

    private static Answer<AzureConfig> usable(AzureConfig config, String name) {
        if (config.getMetadata().getDeletionTimestamp() != null) {
            return Answer.refused(
                    new Problem.UserError(
                            CONFIG_NOT_FOUND,
                            "AzureConfig "
                                    + name
                                    + " is being deleted, so nothing new is issued through it."));
        }
        return isReady(config)
                ? Answer.given(config)
                : Answer.refused(
                        Problem.retryable(
                                CONFIG_NOT_READY,
                                "AzureConfig " + name + " is not Ready; see its conditions."));
    }

    private static boolean isReady(AzureConfig config) {
        return config.getStatus() != null
                && config.getStatus().tenantID() != null
                && Conditions.areReady(
                        config.getStatus().conditions(), config.getMetadata().getGeneration());
    }
}
