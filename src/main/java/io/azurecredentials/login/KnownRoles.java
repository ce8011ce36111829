package io.azurecredentials.login;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.reference.NamespacedName;
import io.azurecredentials.session.token.RoleID;
import java.util.Optional;

/**
 * What logins go by as far as this replica knows, without asking anybody. Good enough to look at a
 * token with; whether the role may use the config at all takes more, and is asked later.
 *
 * @param catalogue what this replica was told of
 * @param rulebook makes the rules out
 */
public record KnownRoles(Catalogue catalogue, Rulebook rulebook) implements Roles {

    @Override
    public Answer<Terms> find(String namespace, String name) {
        return catalogue
                .role(new NamespacedName(namespace, name))
                .then(it -> it.map(this::terms).orElseGet(() -> none(Reason.ROLE_NOT_FOUND)));
    }

    /** The config that the role's credentials come through, if both are there. */
    public Optional<AzureConfig> issuing(Terms terms) {
        RoleID role = terms.role();
        return found(catalogue.role(new NamespacedName(role.namespace(), role.name())))
                .map(it -> NamespacedName.of(it.getSpec().configRef(), role.namespace()))
                .flatMap(it -> found(catalogue.config(it)));
    }

    private static <T> Optional<T> found(Answer<Optional<T>> answer) {
        return answer instanceof Answer.Given<Optional<T>>(Optional<T> found)
                ? found
                : Optional.empty();
    }

    private Answer<Terms> terms(AzureRole role) {
        return catalogue
                .config(RoleLogins.configOf(role))
                .then(
                        it ->
                                it.filter(KnownRoles::leadsSomewhere)
                                        .map(config -> terms(role, config))
                                        .orElseGet(() -> none(Reason.CONFIG_NOT_READY)));
    }

    private Answer<Terms> terms(AzureRole role, AzureConfig config) {
        return rulebook.of(role, config).map(it -> Terms.of(role, it, config));
    }

    private static boolean leadsSomewhere(AzureConfig config) {
        return Optional.ofNullable(config.getStatus()).map(AzureConfigStatus::tenantID).isPresent();
    }

    private static <T> Answer<T> none(Reason reason) {
        return Answer.refused(
                new Problem.UserError(reason, "Nobody can log in for this role: " + reason + "."));
    }
}
