package io.azurecredentials.login;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigSpec;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.ConfigLogin;
import io.azurecredentials.azure.Cloud;
import io.azurecredentials.config.Configs;
import io.azurecredentials.login.resolution.LoginRules;
import io.azurecredentials.session.token.RoleID;
import java.util.Optional;

/**
 * What logins for one role go by, as it is now.
 *
 * @param role the AzureRole
 * @param rules of it and its config
 * @param cloud of the config's tenant
 * @param config through which Azure is asked
 */
public record Terms(RoleID role, LoginRules rules, Cloud cloud, AzureConfig config) {

    static Terms of(AzureRole role, LoginRules rules, AzureConfig config) {
        return new Terms(
                new RoleID(
                        role.getMetadata().getNamespace(),
                        role.getMetadata().getName(),
                        role.getMetadata().getUid()),
                rules,
                Cloud.named(Configs.environment(config).toString()).orElseThrow(),
                config);
    }

    /** Of the tenant whose tokens are taken. */
    public String tenantID() {
        return rules.expected().tenantID();
    }

    /** For whom tokens are made that tell clusters who logged in. */
    Optional<String> clusterAudience() {
        return Optional.ofNullable(config.getSpec())
                .map(AzureConfigSpec::login)
                .map(ConfigLogin::clusterTokenAudience);
    }

    /** Whether what was decided by those is decided by these as well. */
    boolean areThose(Terms earlier) {
        return role.equals(earlier.role)
                && rules.equals(earlier.rules)
                && cloud == earlier.cloud
                && uid(config).equals(uid(earlier.config));
    }

    private static String uid(AzureConfig config) {
        return config.getMetadata().getUid();
    }
}
