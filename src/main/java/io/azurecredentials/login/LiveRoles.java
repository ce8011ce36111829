package io.azurecredentials.login;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.config.LiveConfigs;

/**
 * What logins go by as role and config were half a second ago at most, with all that has to be true
 * of both.
 *
 * @param roles that stay
 * @param configs with what a namespace may do with them
 * @param use what for
 * @param logins makes rules of them
 */
public record LiveRoles(
        io.azurecredentials.session.Roles roles,
        LiveConfigs configs,
        RoleLogins.Use use,
        RoleLogins logins)
        implements Roles {

    @Override
    public Answer<Terms> find(String namespace, String name) {
        return roles.find(namespace, name)
                .then(it -> it.map(this::terms).orElseGet(LiveRoles::none));
    }

    private Answer<Terms> terms(AzureRole role) {
        return configs.find(RoleLogins.configOf(role), role.getMetadata().getNamespace())
                .then(config -> logins.of(role, config, use).map(it -> Terms.of(role, it, config)));
    }

    private static Answer<Terms> none() {
        return Answer.refused(
                new Problem.UserError(Reason.ROLE_NOT_FOUND, "There is no such role."));
    }
}
