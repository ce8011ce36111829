package io.azurecredentials.login.resolution;

import static io.azurecredentials.base.Reason.LOGIN_NOT_SET_UP;

import io.azurecredentials.api.v1alpha1.AzureConfigSpec;
import io.azurecredentials.api.v1alpha1.AzureRoleSpec;
import io.azurecredentials.api.v1alpha1.Reference;
import io.azurecredentials.api.v1alpha1.RoleLogin;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.login.jwt.Expected;
import io.azurecredentials.login.policy.Bindings;
import io.azurecredentials.session.token.TokenRules;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that decides about logins for one role, with every default filled in and the more restrictive
 * of what config and role say.
 *
 * @param expected of an Azure token
 * @param bindings of the role
 * @param token that whoever logs in gets
 * @param retry of the questions to Azure that bindings may lead to
 */
public record LoginRules(
        Expected expected, Bindings bindings, TokenRules token, LookUpRetry retry) {

    /**
     * The rules, or what has to be written before there are any.
     *
     * @param issuers of the tenant that the config is fixed to
     * @param config the one that {@link #configRef} names
     * @param resource {@code AZURE_AD_RESOURCE} of the operator
     */
    public static Answer<LoginRules> of(
            Issuers issuers,
            AzureConfigSpec config,
            AzureRoleSpec role,
            Optional<String> resource) {
        RoleLogin login = role.login();
        return login == null
                ? Answer.refused(notWritten())
                : Expectations.of(issuers, config, login, resource)
                        .then(
                                expected ->
                                        TokenLimits.of(config.tokens(), login.token())
                                                .map(
                                                        token ->
                                                                new LoginRules(
                                                                        expected,
                                                                        bindings(login),
                                                                        token,
                                                                        LookUpRetry.of(
                                                                                config.retry()))));
    }

    /** Which AzureConfig a role's logins go by: the login's own, else that of its credentials. */
    public static Reference configRef(AzureRoleSpec role) {
        return Optional.ofNullable(role.login())
                .map(RoleLogin::configRef)
                .orElseGet(role::configRef);
    }

    private static Bindings bindings(RoleLogin login) {
        return new Bindings(
                set(login.boundServicePrincipalIDs()),
                set(login.boundGroupIDs()),
                set(login.boundSubscriptionIDs()),
                set(login.boundResourceGroups()),
                set(login.boundLocations()),
                set(login.boundScaleSets()));
    }

    private static Set<String> set(@Nullable Collection<String> written) {
        return written == null ? Set.of() : Set.copyOf(written);
    }

    /** Why nobody logs in for a role that has no login. */
    public static Problem notWritten() {
        return new Problem.UserError(
                LOGIN_NOT_SET_UP,
                "The AzureRole has no login, so nobody can log in for it; write login with boundServicePrincipalIDs or boundGroupIDs.");
    }
}
