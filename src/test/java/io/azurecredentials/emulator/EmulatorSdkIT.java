package io.azurecredentials.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenCredential;
import com.azure.core.util.Context;
import com.azure.resourcemanager.authorization.AuthorizationManager;
import com.azure.resourcemanager.authorization.fluent.RoleAssignmentsClient;
import com.azure.resourcemanager.authorization.fluent.models.RoleAssignmentInner;
import com.azure.resourcemanager.authorization.models.PrincipalType;
import com.azure.resourcemanager.authorization.models.RoleAssignmentCreateParameters;
import com.microsoft.graph.applications.item.addpassword.AddPasswordPostRequestBody;
import com.microsoft.graph.applications.item.removepassword.RemovePasswordPostRequestBody;
import com.microsoft.graph.models.Application;
import com.microsoft.graph.models.PasswordCredential;
import com.microsoft.graph.models.ServicePrincipal;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The life of a credential, with the SDKs that production code uses. */
class EmulatorSdkIT {

    private final Emulator emulator = Emulator.start();
    private final Sdk sdk = new Sdk(emulator);

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void a_credential_is_made_used_and_removed_without_a_trace() throws Exception {
        GraphServiceClient graph = sdk.graph(sdk.root());
        Application application = upsertApplication(graph, "azcred-test-1");
        String id = present(application.getId());
        String appID = present(application.getAppId());
        String principal = present(upsertServicePrincipal(graph, appID).getId());
        RoleAssignmentsClient assignments = assignments(sdk.authorization(sdk.root()));
        String scope = emulator.world().resourceGroup("rg-app").id();
        RoleAssignmentInner assignment = assignReader(assignments, scope, principal);
        PasswordCredential password = addPassword(graph, id);
        TokenCredential made = sdk.credential(appID, present(password.getSecretText()));

        String token = sdk.token(made, "https://management.azure.com/.default");

        assertThat(status(token, scope)).isEqualTo(200);
        assertThat(status(token, emulator.world().resourceGroup("rg-other").id())).isEqualTo(403);
        assertThat(emulator.inventory().applications()).hasSize(1);

        assignments.deleteById(assignment.id());
        removePassword(graph, id, password);
        graph.servicePrincipals().byServicePrincipalId(principal).delete();
        graph.applications().byApplicationId(id).delete();

        assertThat(emulator.inventory().isEmpty()).isTrue();
        assertThat(emulator.inventory().deletedItems()).hasSize(2);
        assertThat(emulator.unmodelled()).isEmpty();
        TokenCredential gone = sdk.credential(appID, present(password.getSecretText()));
        assertThatThrownBy(() -> sdk.token(gone, "https://graph.microsoft.com/.default"))
                .hasMessageContaining("AADSTS700016");
    }

    @Test
    void a_second_upsert_of_the_same_name_makes_no_second_application() {
        GraphServiceClient graph = sdk.graph(sdk.root());

        Application first = upsertApplication(graph, "azcred-test-2");
        Application again =
                graph.applicationsWithUniqueName("azcred-test-2")
                        .patch(
                                named("azcred-test-2"),
                                c -> c.headers.add("Prefer", "create-if-missing"));

        assertThat(first.getId()).isNotNull();
        assertThat(again).isNull();
        assertThat(emulator.inventory().applications()).hasSize(1);
    }

    private static Application upsertApplication(GraphServiceClient graph, String uniqueName) {
        return present(
                graph.applicationsWithUniqueName(uniqueName)
                        .patch(
                                named(uniqueName),
                                c -> c.headers.add("Prefer", "create-if-missing")));
    }

    private static Application named(String name) {
        Application wanted = new Application();
        wanted.setDisplayName(name);
        wanted.setSignInAudience("AzureADMyOrg");
        wanted.setTags(List.of("azurecredentials.io/test"));
        return wanted;
    }

    private static ServicePrincipal upsertServicePrincipal(GraphServiceClient graph, String appID) {
        return present(
                graph.servicePrincipalsWithAppId(appID)
                        .patch(
                                new ServicePrincipal(),
                                c -> c.headers.add("Prefer", "create-if-missing")));
    }

    private static PasswordCredential addPassword(GraphServiceClient graph, String id) {
        AddPasswordPostRequestBody body = new AddPasswordPostRequestBody();
        PasswordCredential wanted = new PasswordCredential();
        wanted.setDisplayName("azcred/test");
        body.setPasswordCredential(wanted);
        return present(graph.applications().byApplicationId(id).addPassword().post(body));
    }

    private static void removePassword(
            GraphServiceClient graph, String id, PasswordCredential password) {
        RemovePasswordPostRequestBody body = new RemovePasswordPostRequestBody();
        body.setKeyId(password.getKeyId());
        graph.applications().byApplicationId(id).removePassword().post(body);
    }

    /** The SDK marks every property of an answer as one that may be missing. */
    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    private static RoleAssignmentsClient assignments(AuthorizationManager manager) {
        return manager.roleServiceClient().getRoleAssignments();
    }

    private RoleAssignmentInner assignReader(
            RoleAssignmentsClient assignments, String scope, String principalID) {
        String reader =
                "/subscriptions/"
                        + emulator.world().subscriptionID()
                        + "/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7";
        RoleAssignmentCreateParameters wanted =
                new RoleAssignmentCreateParameters()
                        .withRoleDefinitionId(reader)
                        .withPrincipalId(principalID)
                        .withPrincipalType(PrincipalType.SERVICE_PRINCIPAL);
        return assignments
                .createWithResponse(scope, UUID.randomUUID().toString(), wanted, Context.NONE)
                .getValue();
    }

    private int status(String token, String scope) throws IOException, InterruptedException {
        URI uri = URI.create("https://management.azure.com" + scope + "?api-version=2021-04-01");
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token).build();
        return sdk.http().send(request, BodyHandlers.ofString()).statusCode();
    }
}
