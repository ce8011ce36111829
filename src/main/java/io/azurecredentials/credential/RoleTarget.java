package io.azurecredentials.credential;

import static io.azurecredentials.base.Reason.INVALID_SPEC;
import static io.azurecredentials.base.Reason.ROLE_NOT_READY;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.credential.lifecycle.Principal.Ids;
import io.azurecredentials.credential.lifecycle.Renewal;
import io.azurecredentials.credential.lifecycle.Target;
import java.util.Optional;

/** What the credentials of a role are passwords on. */
final class RoleTarget {
    private RoleTarget() {}

    /** As spec and status agree; refused while the status does not speak of the spec. */
    static Answer<Target> of(AzureRole role) {
        Optional<AzureRoleStatus.Application> shown =
                Optional.ofNullable(role.getStatus()).map(AzureRoleStatus::application);
        String named = role.getSpec().applicationObjectID();
        if (named != null) {
            return shown.filter(it -> it.objectID().equalsIgnoreCase(named))
                    .<Answer<Target>>map(it -> Answer.given(new Target.Existing(ids(it))))
                    .orElseGet(() -> Answer.refused(unresolved(role)));
        }
        if (role.getSpec().persistApp()) {
            return shown.filter(it -> it.kind().equals(AzureRoleStatus.Application.PERSISTED))
                    .<Answer<Target>>map(it -> Answer.given(new Target.Persisted(ids(it))))
                    .orElseGet(() -> Answer.refused(unresolved(role)));
        }
        return shown.filter(it -> it.kind().equals(AzureRoleStatus.Application.EXISTING)).isEmpty()
                ? Answer.given(new Target.Dynamic())
                : Answer.refused(stale(role));
    }

    /** The same for a way of renewal, which may ask for what such a role cannot give. */
    static Answer<Target> of(AzureRole role, Renewal renewal) {
        return of(role).then(
                        it ->
                                it instanceof Target.Shared && renewal == Renewal.SERVICE_PRINCIPAL
                                        ? Answer.refused(only(role))
                                        : Answer.given(it));
    }

    private static Ids ids(AzureRoleStatus.Application it) {
        return new Ids(it.objectID(), it.appID(), it.servicePrincipalID());
    }

    private static Problem unresolved(AzureRole role) {
        return Problem.retryable(
                ROLE_NOT_READY,
                "AzureRole "
                        + role.getMetadata().getName()
                        + " does not show the application that it gives passwords on yet.");
    }

    /**
     * A role that is going is resolved no more: what it gives now was looked up for nobody, and who
     * moved to an application of its own would have no rights there.
     */
    private static Problem stale(AzureRole role) {
        return Problem.retryable(
                ROLE_NOT_READY,
                "AzureRole "
                        + role.getMetadata().getName()
                        + " still shows the application that it gave passwords on before.");
    }

    private static Problem only(AzureRole role) {
        return new Problem.UserError(
                INVALID_SPEC,
                "renewal.strategy ServicePrincipal asks for another service principal with every renewal, but AzureRole "
                        + role.getMetadata().getName()
                        + " gives passwords on one application; write strategy Password, or refer to another role.");
    }
}
