package io.azurecredentials.login;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus;
import io.azurecredentials.azure.Cloud;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.config.LiveConfigs.Leading;
import io.azurecredentials.login.resolution.Issuers;
import io.azurecredentials.login.resolution.LoginRules;
import io.azurecredentials.reference.NamespacedName;
import io.azurecredentials.session.token.RoleID;

import java.util.Optional;
import java.util.function.Function;

/**
 * What logins go by, made of AzureRoles and AzureConfigs wherever they come from. A role counts
 * only if somebody checked that its writer may use the config.
 *
 * @param sources where both come from
 * @param leading which tenant a config leads to
 * @param setting what of the operator's own settings matters
 */
public record Rulebook(
        Sources sources, Function<AzureConfig, Answer<Leading>> leading, Setting setting)
        implements Roles {

    /**
     * What of the operator's own settings matters.
     *
     * @param useRequired {@code USE_POLICY}: whether a role's writer must have been checked
     * @param resource {@code AZURE_AD_RESOURCE}
     */
    public record Setting(boolean useRequired, Optional<String> resource) {}

    @Override
    public Answer<Terms> find(String namespace, String name) {
        return sources.role(new NamespacedName(namespace, name))
                .then(it -> it.map(this::terms).orElseGet(() -> no(Reason.ROLE_NOT_FOUND)));
    }

    private Answer<Terms> terms(AzureRole role) {
        if (setting.useRequired() && !isChecked(role)) {
            return no(Reason.USE_UNCHECKED);
        }
        String guest = role.getMetadata().getNamespace();
        NamespacedName wanted = NamespacedName.of(LoginRules.configRef(role.getSpec()), guest);
        return sources.config(wanted, guest)
                .then(config -> leading.apply(config).then(it -> terms(role, config, it)));
    }

    private Answer<Terms> terms(AzureRole role, AzureConfig config, Leading to) {
        Cloud cloud = to.cloud();
        Issuers issuers =
                new Issuers(
                        to.tenantID(),
                        cloud.issuerV1(to.tenantID()),
                        cloud.issuerV2(to.tenantID()));
        RoleID id =
                new RoleID(
                        role.getMetadata().getNamespace(),
                        role.getMetadata().getName(),
                        role.getMetadata().getUid());
        return LoginRules.of(issuers, config.getSpec(), role.getSpec(), setting.resource())
                .map(it -> new Terms(id, it, cloud, config));
    }

    /** As the leader recorded it for the spec as it is. */
    private static boolean isChecked(AzureRole role) {
        String generation = "generation " + role.getMetadata().getGeneration();
        return Optional.ofNullable(role.getStatus())
                .map(AzureRoleStatus::useCheck)
                .filter(it -> it.passed() && it.of().equals(generation))
                .isPresent();
    }

    private static <T> Answer<T> no(Reason reason) {
        return Answer.refused(
                new Problem.UserError(reason, "Nobody can log in for this role: " + reason + "."));
    }
}
