package io.azurecredentials.config;

import static io.azurecredentials.base.Reason.CONFIG_NOT_FOUND;
import static io.azurecredentials.base.Reason.CONFIG_NOT_READY;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.Reference;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.base.Problem;
import java.util.Optional;

/** What can be said about an AzureConfig that somebody refers to. */
public final class Configs {
    private Configs() {}

    /** The config, if it exists and works in its present form. */
    public static Answer<AzureConfig> ready(Optional<AzureConfig> config, Reference ref) {
        if (config.isEmpty()) {
            return Answer.refused(
                    new Problem.UserError(
                            CONFIG_NOT_FOUND,
                            "AzureConfig "
                                    + ref.name()
                                    + " does not exist in this namespace; create it or change configRef."));
        }
        if (config.get().getMetadata().getDeletionTimestamp() != null) {
            return Answer.refused(
                    new Problem.UserError(
                            CONFIG_NOT_FOUND,
                            "AzureConfig "
                                    + ref.name()
                                    + " is being deleted, so nothing new is issued through it."));
        }
        return isReady(config.get())
                ? Answer.given(config.get())
                : Answer.refused(
                        Problem.retryable(
                                CONFIG_NOT_READY,
                                "AzureConfig "
                                        + ref.name()
                                        + " is not Ready; see its conditions."));
    }

    private static boolean isReady(AzureConfig config) {
        return config.getStatus() != null
                && config.getStatus().tenantID() != null
                && Conditions.areReady(
                        config.getStatus().conditions(), config.getMetadata().getGeneration());
    }
}
