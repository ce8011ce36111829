package io.azurecredentials.role;

import io.azurecredentials.api.v1alpha1.AzureRoleSpec;
import io.azurecredentials.api.v1alpha1.AzureRoleSpec.AzureRoleEntry;
import io.azurecredentials.api.v1alpha1.Defaults;
import io.azurecredentials.api.v1alpha1.Reference;
import io.azurecredentials.api.v1alpha1.RoleLogin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Specs that say as little as can be. */
final class RoleSpecs {
    private static final List<AzureRoleEntry> READER =
            List.of(new AzureRoleEntry("Reader", null, "/subscriptions/s"));

    private RoleSpecs() {}

    /** Gives credentials. */
    static AzureRoleSpec reader(@Nullable RoleLogin login) {
        return spec(READER, login);
    }

    /** Gives none. */
    static AzureRoleSpec loginOnly() {
        return spec(null, login(null));
    }

    static RoleLogin login(@Nullable Reference config) {
        return new RoleLogin(
                config,
                null,
                List.of("00000000-0000-0000-0000-00000000aaaa"),
                null,
                null,
                null,
                null,
                null,
                Defaults.TOKEN);
    }

    private static AzureRoleSpec spec(
            @Nullable List<AzureRoleEntry> roles, @Nullable RoleLogin login) {
        return new AzureRoleSpec(
                new Reference("platform", null),
                roles,
                null,
                null,
                null,
                null,
                null,
                login,
                false,
                false,
                AzureRoleSpec.SignInAudience.AZURE_AD_MY_ORG,
                null,
                null,
                AzureRoleSpec.DeletionPolicy.BLOCK);
    }
}
