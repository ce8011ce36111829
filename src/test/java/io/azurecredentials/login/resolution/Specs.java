package io.azurecredentials.login.resolution;

import io.azurecredentials.api.v1alpha1.AzureConfigSpec;
import io.azurecredentials.api.v1alpha1.AzureConfigSpec.EnvironmentVariables;
import io.azurecredentials.api.v1alpha1.AzureRoleSpec;
import io.azurecredentials.api.v1alpha1.AzureRoleSpec.AzureRoleEntry;
import io.azurecredentials.api.v1alpha1.ConfigLogin;
import io.azurecredentials.api.v1alpha1.ConfigTokens;
import io.azurecredentials.api.v1alpha1.Defaults;
import io.azurecredentials.api.v1alpha1.Reference;
import io.azurecredentials.api.v1alpha1.RoleLogin;
import io.azurecredentials.api.v1alpha1.RoleToken;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.fabric8.kubernetes.api.model.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Configs and roles that say as little as can be about logins. */
public final class Specs {
    public static final String AUDIENCE = "api://azure-credentials";
    static final String SOMEBODY = "00000000-0000-0000-0000-00000000aaaa";
    static final Issuers ISSUERS =
            new Issuers(
                    "00000000-0000-0000-0000-0000000000FF",
                    "https://sts.example/ff/",
                    "https://login.example/ff/v2.0");

    /** Names the audience and nothing else. */
    public static final ConfigLogin AUDIENCE_ONLY =
            new ConfigLogin(AUDIENCE, null, null, false, null, null);

    private Specs() {}

    public static AzureConfigSpec config(@Nullable ConfigLogin login) {
        return config(EnvironmentVariables.IF_UNSET, login, Defaults.TOKENS);
    }

    /** That lets nobody in for now. */
    public static AzureConfigSpec suspended(@Nullable ConfigLogin login) {
        return config(EnvironmentVariables.IF_UNSET, login, Defaults.TOKENS, true);
    }

    static AzureConfigSpec config(
            EnvironmentVariables mode, @Nullable ConfigLogin login, ConfigTokens tokens) {
        return config(mode, login, tokens, false);
    }

    private static AzureConfigSpec config(
            EnvironmentVariables mode,
            @Nullable ConfigLogin login,
            ConfigTokens tokens,
            boolean suspended) {
        Duration second = new Duration(java.time.Duration.ofSeconds(1));
        return new AzureConfigSpec(
                null,
                null,
                null,
                null,
                null,
                mode,
                "azcred-",
                new AzureConfigSpec.Leases(second, second),
                tokens,
                Defaults.RETRY,
                login,
                new AzureConfigSpec.Propagation(3, second, second, second),
                second,
                suspended,
                null);
    }

    /** Gives no credentials. */
    public static AzureRoleSpec role(@Nullable RoleLogin login) {
        return role(null, login);
    }

    /** Gives credentials. */
    public static AzureRoleSpec reader(@Nullable RoleLogin login) {
        return role(List.of(new AzureRoleEntry("Reader", null, "/subscriptions/s")), login);
    }

    private static AzureRoleSpec role(
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

    public static RoleLogin login(@Nullable Reference config, @Nullable String maxTokenAge) {
        return new RoleLogin(
                config,
                duration(maxTokenAge),
                List.of(SOMEBODY),
                null,
                null,
                null,
                null,
                null,
                Defaults.TOKEN);
    }

    static RoleLogin login(RoleToken token) {
        return new RoleLogin(null, null, List.of(SOMEBODY), null, null, null, null, null, token);
    }

    static @Nullable Duration duration(@Nullable String text) {
        return text == null ? null : new Duration(java.time.Duration.parse(text));
    }

    static LoginRules given(AzureConfigSpec config, AzureRoleSpec role) {
        return given(LoginRules.of(ISSUERS, config, role, Optional.empty()));
    }

    static LoginRules given(Answer<LoginRules> answer) {
        return switch (answer) {
            case Answer.Given<LoginRules>(LoginRules rules) -> rules;
            case Answer.Refused<LoginRules>(Problem problem) -> throw new AssertionError(problem);
        };
    }

    static Problem refused(Answer<LoginRules> answer) {
        return switch (answer) {
            case Answer.Given<LoginRules>(LoginRules rules) -> throw new AssertionError(rules);
            case Answer.Refused<LoginRules>(Problem problem) -> problem;
        };
    }
}
