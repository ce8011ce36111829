package io.azurecredentials.role;

import io.azurecredentials.api.v1alpha1.AzureRoleStatus;
import io.azurecredentials.azure.Directory;
import io.azurecredentials.azure.Directory.ApplicationState;
import io.azurecredentials.azure.Directory.Inspection;
import io.azurecredentials.azure.Directory.ServicePrincipalState;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.config.RootApplications;

/**
 * Finds the application that a role gives passwords on, and sees to it that passwords on it are
 * anybody's to give.
 */
final class ExistingApplication {
    /** What any operator of this kind tags its own applications with. */
    private static final String TAG = "azurecredentials.io/";

    private final Directory directory;
    private final RootApplications roots;
    private final String tenantID;

    /**
     * @param tenantID the one that the directory is of
     */
    ExistingApplication(Directory directory, RootApplications roots, String tenantID) {
        this.directory = directory;
        this.roots = roots;
        this.tenantID = tenantID;
    }

    Answer<AzureRoleStatus.Application> find(String objectID) {
        return directory
                .inspect(objectID)
                .then(
                        found ->
                                found.map(this::checked)
                                        .orElseGet(() -> Answer.refused(notFound(objectID))));
    }

    private Answer<AzureRoleStatus.Application> checked(Inspection found) {
        ApplicationState state = found.application();
        return roots.obstacle(tenantID, state.ids().appID())
                .<Answer<AzureRoleStatus.Application>>map(Answer::refused)
                .orElseGet(
                        () ->
                                state.tags().stream().anyMatch(it -> it.startsWith(TAG))
                                        ? Answer.refused(made(state))
                                        : found.servicePrincipal()
                                                .map(it -> Answer.given(shown(state, it)))
                                                .orElseGet(() -> Answer.refused(alone(state))));
    }

    private static AzureRoleStatus.Application shown(
            ApplicationState state, ServicePrincipalState principal) {
        return new AzureRoleStatus.Application(
                AzureRoleStatus.Application.EXISTING,
                state.ids().objectID(),
                state.ids().appID(),
                principal.objectID(),
                state.displayName());
    }

    private static Problem notFound(String objectID) {
        return new Problem.UserError(
                Reason.APPLICATION_NOT_FOUND,
                "No application of the tenant has the object id "
                        + objectID
                        + "; write the object id of an application (az ad app show --id CLIENT_ID --query id), not its client id and not that of its service principal.");
    }

    private static Problem alone(ApplicationState state) {
        return new Problem.UserError(
                Reason.APPLICATION_NOT_FOUND,
                "The application "
                        + state.ids().objectID()
                        + " has no service principal in this tenant, so nobody can sign in with it; make one (az ad sp create --id "
                        + state.ids().appID()
                        + ").");
    }

    private static Problem made(ApplicationState state) {
        return new Problem.UserError(
                Reason.INVALID_SPEC,
                "An azure-credentials operator made the application "
                        + state.ids().objectID()
                        + " and will remove it again; name one that it did not make.");
    }
}
