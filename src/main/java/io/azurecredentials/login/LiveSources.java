package io.azurecredentials.login;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.base.Answer;
import io.azurecredentials.config.LiveConfigs;
import io.azurecredentials.reference.NamespacedName;

import java.util.Optional;

/**
 * AzureRoles and AzureConfigs as they were half a second ago at most.
 *
 * @param roles that stay
 * @param configs with what a namespace may do with them
 * @param use what for
 */
public record LiveSources(
        io.azurecredentials.session.Roles roles, LiveConfigs configs, LiveConfigs.Use use)
        implements Sources {

    @Override
    public Answer<Optional<AzureRole>> role(NamespacedName name) {
        return roles.find(name.namespace(), name.name());
    }

    @Override
    public Answer<AzureConfig> config(NamespacedName name, String guest) {
        return configs.find(name, guest, use);
    }
}
