package io.azurecredentials.login;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.base.Answer;
import io.azurecredentials.reference.NamespacedName;

import java.util.Optional;

/** Where AzureRoles and AzureConfigs come from. */
public interface Sources {
    /** The role, if there is one that is to stay. */
    Answer<Optional<AzureRole>> role(NamespacedName name);

    /**
     * The config, or why a role may not log anybody in through it.
     *
     * @param guest namespace of the role that refers to it
     */
    Answer<AzureConfig> config(NamespacedName name, String guest);
}
