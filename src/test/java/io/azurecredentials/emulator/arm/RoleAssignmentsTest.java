package io.azurecredentials.emulator.arm;

import static io.azurecredentials.emulator.OfflineAzure.ARM;
import static io.azurecredentials.emulator.OfflineAzure.GRAPH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.OfflineAzure.Session;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@Learned(
        recorded = {
            "aso_Test_Authorization_RoleAssignment_OnResourceGroup_CRUD",
            "cli_test_role_assignment_create_update"
        })
class RoleAssignmentsTest {

    private static final String ASSIGNMENTS = "/providers/Microsoft.Authorization/roleAssignments";
    private static final String VERSION = "?api-version=2022-04-01";
    private static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    private static final String CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c";
    private static final String ONE = "11111111-1111-1111-1111-111111111111";
    private static final String TWO = "22222222-2222-2222-2222-222222222222";
    private static final String STRANGER = "99999999-9999-9999-9999-999999999999";

    private final OfflineAzure azure = OfflineAzure.standard();
    private final Session arm = azure.arm();
    private final AssignmentRequests requests = new AssignmentRequests(arm);
    private final String subscription = azure.world().subscription().scope();
    private final String app = azure.world().resourceGroup("rg-app").id();
    private final String other = azure.world().resourceGroup("rg-other").id();
    private final JsonNode application = azure.graph().createApplication("a");
    private final String principal =
            azure.graph().createServicePrincipal(application).path("id").asText();

    @Test
    void a_new_one_is_201_and_nobody_has_created_it_yet() {
        Reply reply = put(app, ONE, principal, READER, ",'principalType':'ServicePrincipal'");

        JsonNode properties = reply.body().path("properties");
        assertThat(reply.status()).isEqualTo(201);
        assertThat(properties.fieldNames())
                .toIterable()
                .containsExactly(
                        "roleDefinitionId",
                        "principalId",
                        "principalType",
                        "scope",
                        "condition",
                        "conditionVersion",
                        "createdOn",
                        "updatedOn",
                        "createdBy",
                        "updatedBy",
                        "delegatedManagedIdentityResourceId",
                        "description");
        assertThat(properties.path("createdBy").isNull()).isTrue();
        assertThat(properties.path("createdOn").asText()).matches(".*\\.\\d{7}Z");
        assertThat(get(app, ONE).body().path("properties").path("createdBy").isNull()).isFalse();
    }

    /** Recorded: not 200. */
    @Test
    void putting_it_again_unchanged_is_201_too() {
        put(app, ONE, principal, READER, "");

        assertThat(put(app, ONE, principal, READER, "").status()).isEqualTo(201);
        assertThat(azure.inventory().roleAssignments()).hasSize(1);
    }

    @Test
    void the_role_is_named_within_the_subscription_whatever_was_sent() {
        Reply reply = put(app, ONE, principal, READER, "");

        assertThat(reply.body().path("properties").path("roleDefinitionId").asText())
                .isEqualTo(
                        subscription
                                + "/providers/Microsoft.Authorization/roleDefinitions/"
                                + READER);
    }

    @Learned(recorded = "cli_test_aks_create_default_service_without_skip_role_assignment")
    @Test
    void the_same_under_another_name_is_409() {
        put(app, ONE, principal, READER, "");

        Reply reply = put(app, TWO, principal, READER, "");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.code()).isEqualTo("RoleAssignmentExists");
    }

    @Learned(reported = "issues of Terraform and Bicep")
    @Test
    void a_name_keeps_its_scope_principal_and_role() {
        put(app, ONE, principal, READER, "");

        assertThat(put(app, ONE, principal, CONTRIBUTOR, "").code())
                .isEqualTo("RoleAssignmentUpdateNotPermitted");
        assertThat(put(other, ONE, principal, READER, "").code())
                .isEqualTo("RoleAssignmentUpdateNotPermitted");
    }

    /** Microsoft's "Assign Azure roles using REST": principalType skips the look-up. */
    @Learned(
            recorded = "aso_Test_Authorization_RoleAssignment_OnResourceGroup_CRUD",
            documented = "Assign Azure roles using the REST API")
    @Test
    void an_unknown_principal_is_refused_unless_its_type_is_given() {
        Reply without = put(app, ONE, STRANGER, READER, "");
        Reply with = put(app, ONE, STRANGER, READER, ",'principalType':'ServicePrincipal'");

        assertThat(without.status()).isEqualTo(400);
        assertThat(without.code()).isEqualTo("PrincipalNotFound");
        assertThat(without.message())
                .startsWith("Principal 99999999999999999999999999999999 does not exist")
                .contains("Group.  See");
        assertThat(with.status()).isEqualTo(201);
    }

    @Learned(reported = "issues of Azure CLI and Terraform")
    @Test
    void the_type_of_a_known_principal_is_filled_in_and_held_against_what_is_given() {
        Reply filled = put(app, ONE, principal, READER, "");

        assertThat(filled.body().path("properties").path("principalType").asText())
                .isEqualTo("ServicePrincipal");
        assertThat(put(app, TWO, principal, CONTRIBUTOR, ",'principalType':'Group'").code())
                .isEqualTo("UnmatchedPrincipalType");
        assertThat(put(app, TWO, application.path("id").asText(), READER, "").code())
                .isEqualTo("PrincipalTypeNotSupported");
        assertThat(put(app, TWO, "nobody", READER, "").code()).isEqualTo("InvalidPrincipalId");
    }

    @Learned(reported = "issues of Azure CLI and Bicep")
    @Test
    void an_unknown_role_a_missing_property_and_a_name_that_is_no_guid_are_refused() {
        assertThat(put(app, ONE, principal, STRANGER, "").code())
                .isEqualTo("RoleDefinitionDoesNotExist");
        assertThat(arm.put(ARM + app + ASSIGNMENTS + "/" + ONE + VERSION, "{}").status())
                .isEqualTo(400);
        assertThat(put(app, "name", principal, READER, "").code())
                .isEqualTo("InvalidRoleAssignmentId");
    }

    @Test
    void ids_are_found_in_any_case_and_printed_as_they_were_written() {
        put(app, ONE, principal, READER, "");

        Reply reply = get(app.toUpperCase(Locale.ROOT), ONE);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("id")).isEqualTo(app + ASSIGNMENTS + "/" + ONE);
    }

    @Learned(documented = "requests of azure-resourcemanager-authorization")
    @Test
    void a_double_slash_in_front_changes_nothing() {
        put(app, ONE, principal, READER, "");

        assertThat(arm.get(ARM + "/" + app + ASSIGNMENTS + "/" + ONE + VERSION).status())
                .isEqualTo(200);
    }

    @Learned(
            recorded = {
                "aso_Test_Authorization_RoleAssignment_OnResourceGroup_CRUD",
                "aso_Test_Authorization_v1api20220401_CreationAndDeletion"
            })
    @Test
    void deleting_is_200_with_the_assignment_and_then_204() {
        put(app, ONE, principal, READER, "");
        String url = ARM + app + ASSIGNMENTS + "/" + ONE + VERSION;

        Reply first = arm.delete(url);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text("name")).isEqualTo(ONE);
        assertThat(arm.delete(url).status()).isEqualTo(204);
        assertThat(get(app, ONE).code()).isEqualTo("RoleAssignmentNotFound");
    }

    @Learned(documented = "Symptom - Role assignments with identity not found")
    @Test
    void it_outlives_its_principal() {
        put(app, ONE, principal, READER, "");

        azure.graph().delete(GRAPH + "/applications/" + application.path("id").asText());

        assertThat(get(app, ONE).status()).isEqualTo(200);
        assertThat(azure.inventory().roleAssignments()).hasSize(1);
    }

    @Learned(documented = "Understand scope for Azure RBAC")
    @Test
    void a_management_group_can_be_a_scope() {
        String platform = "/providers/Microsoft.Management/managementGroups/platform";

        Reply refused = put(platform, ONE, principal, READER, "");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.message()).contains(platform);
    }

    private Reply put(String scope, String name, String principalID, String role, String more) {
        return requests.put(scope, name, principalID, role, more);
    }

    private Reply get(String scope, String name) {
        return requests.get(scope, name);
    }
}
