package io.azurecredentials.login;

import static io.azurecredentials.base.Condition.LOGIN_READY;
import static io.azurecredentials.base.Reason.LOGIN_NOT_SET_UP;
import static io.azurecredentials.base.Reason.ROLE_NOT_FOUND;
import static io.azurecredentials.base.Reason.ROLE_NOT_READY;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.azure.Cloud;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.base.Problem;
import io.azurecredentials.config.Configs;
import io.azurecredentials.login.resolution.Issuers;
import io.azurecredentials.login.resolution.LoginRules;
import io.azurecredentials.reference.Admittance;
import io.azurecredentials.reference.NamespacedName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What logins for a role go by, from role and AzureConfig as they stand in Kubernetes.
 *
 * @param admittance of configs to roles of other namespaces; asks for a namespace's labels where a
 *     selector has to be matched, and nowhere else
 * @param resource {@code AZURE_AD_RESOURCE} of the operator
 */
public record RoleLogins(Admittance admittance, Optional<String> resource) {
    /** What a role that is to go says of logins. */
    public static final String ENDED =
            "The AzureRole is being deleted, so nobody can log in for it.";

    /** Which AzureConfig a role's logins go by. */
    public static NamespacedName configOf(AzureRole role) {
        return NamespacedName.of(
                LoginRules.configRef(role.getSpec()), role.getMetadata().getNamespace());
    }

    /**
     * The rules for a login now: a {@link Problem.Retryable} asks to try again soon, everything
     * else is for somebody to mend. Only for a role of which was found, and written into its
     * status, that its writer was checked and its logins can work as it is written. Asks nobody.
     *
     * @param config the one that {@link #configOf} names, which admits the role
     */
    public Answer<LoginRules> of(AzureRole role, AzureConfig config) {
        String name = configOf(role).seenFrom(role.getMetadata().getNamespace());
        return obstacle(role)
                .<Answer<LoginRules>>map(Answer::refused)
                .orElseGet(
                        () ->
                                Configs.ready(config, name, Configs.Use.ADMITTING)
                                        .then(it -> rules(role, it)));
    }

    /**
     * The same whatever the status says: this is what it is made from. Asks {@code admittance}.
     *
     * @param config the one that {@link #configOf} names, if it exists
     */
    public Answer<LoginRules> judge(AzureRole role, Optional<AzureConfig> config) {
        return Configs.ready(
                        config,
                        configOf(role),
                        role.getMetadata().getNamespace(),
                        admittance,
                        Configs.Use.ADMITTING)
                .then(it -> rules(role, it));
    }

    private Answer<LoginRules> rules(AzureRole role, AzureConfig config) {
        return LoginRules.of(issuers(config), config.getSpec(), role.getSpec(), resource);
    }

    private static Optional<Problem> obstacle(AzureRole role) {
        if (role.getMetadata().getDeletionTimestamp() != null) {
            return Optional.of(new Problem.UserError(ROLE_NOT_FOUND, ENDED));
        }
        if (role.getSpec().login() == null) {
            return Optional.of(LoginRules.notWritten());
        }
        return Conditions.find(LOGIN_READY, conditions(role), role.getMetadata().getGeneration())
                .map(RoleLogins::obstacle)
                .orElseGet(
                        () ->
                                Optional.of(
                                        Problem.retryable(
                                                ROLE_NOT_READY,
                                                "The AzureRole was not looked at yet as it is written now.")));
    }

    private static Optional<Problem> obstacle(Condition said) {
        return switch (said.status()) {
            case "True" -> Optional.empty();
            case "False" -> Optional.of(new Problem.UserError(LOGIN_NOT_SET_UP, said.message()));
            default -> Optional.of(Problem.retryable(ROLE_NOT_READY, said.message()));
        };
    }

    private static @Nullable List<Condition> conditions(AzureRole role) {
        return role.getStatus() == null ? null : role.getStatus().conditions();
    }

    /** A config that was of use is fixed to a tenant, in a cloud that is open. */
    static Issuers issuers(AzureConfig config) {
        Cloud cloud = Cloud.named(Configs.environment(config).toString()).orElseThrow();
        String tenantID = String.valueOf(config.getStatus().tenantID());
        return new Issuers(tenantID, cloud.issuerV1(tenantID), cloud.issuerV2(tenantID));
    }
}
