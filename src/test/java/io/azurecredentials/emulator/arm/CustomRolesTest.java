package io.azurecredentials.emulator.arm;

import static io.azurecredentials.emulator.OfflineAzure.ARM;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.OfflineAzure.Session;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.RoleGrant;
import io.azurecredentials.emulator.world.World;
import org.junit.jupiter.api.Test;

@Learned(
        recorded = {
            "cli_test_role_definition_scenario",
            "aso_Test_Authorization_RoleDefinitionResourceGroupScope_CRUD"
        })
class CustomRolesTest {

    private static final World STANDARD = World.standard();
    private static final String SUBSCRIPTION = STANDARD.subscription().scope();
    private static final String GUID = "33333333-3333-3333-3333-333333333333";
    private static final String ROLE =
            ARM
                    + SUBSCRIPTION
                    + "/providers/Microsoft.Authorization/roleDefinitions/"
                    + GUID
                    + "?api-version=2022-04-01";
    private static final String BODY =
            "{'properties':{'roleName':'Group Reader','assignableScopes':['"
                    + SUBSCRIPTION
                    + "'],'permissions':[{'actions':['Microsoft.Resources/subscriptions/resourceGroups/read']}]}}";

    private final OfflineAzure azure =
            new OfflineAzure(
                    STANDARD.withApplications(
                            Application.named("owner")
                                    .withRoles(new RoleGrant("Owner", SUBSCRIPTION)),
                            Application.named("other")));
    private final Session owner = azure.arm("owner");

    /** Recorded: 201 for the update as well, and nobody is said to have created it. */
    @Test
    void putting_it_is_always_201_and_fills_in_the_empty_lists() {
        Reply first = owner.put(ROLE, BODY);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().path("properties").path("type").asText()).isEqualTo("CustomRole");
        assertThat(first.body().path("properties").path("createdBy").isNull()).isTrue();
        assertThat(first.body().path("properties").path("permissions").path(0)).hasSize(4);
        assertThat(owner.put(ROLE, BODY).status()).isEqualTo(201);
    }

    @Learned(documented = "Azure custom roles")
    @Test
    void it_is_assigned_and_counts() {
        owner.put(ROLE, BODY);
        String principal =
                STANDARD.withApplications(Application.named("other"))
                        .application("other")
                        .servicePrincipalID()
                        .orElseThrow();
        Reply assigned =
                owner.put(
                        ARM
                                + SUBSCRIPTION
                                + "/providers/Microsoft.Authorization/roleAssignments/"
                                + "11111111-1111-1111-1111-111111111111?api-version=2022-04-01",
                        "{'properties':{'roleDefinitionId':'"
                                + GUID
                                + "','principalId':'"
                                + principal
                                + "'}}");

        assertThat(assigned.status()).isEqualTo(201);
        String group = ARM + STANDARD.resourceGroup("rg-app").id() + "?api-version=2021-04-01";
        assertThat(azure.arm("other").get(group).status()).isEqualTo(200);
        assertThat(owner.delete(ROLE).code()).isEqualTo("RoleDefinitionHasAssignments");
    }

    @Test
    void it_is_found_by_name_and_deleted_once() {
        owner.put(ROLE, BODY);
        String list = ROLE.replace("/" + GUID, "") + "&$filter=roleName%20eq%20'group%20reader'";

        assertThat(owner.get(list).body().path("value")).hasSize(1);
        assertThat(owner.delete(ROLE).status()).isEqualTo(200);
        assertThat(owner.delete(ROLE).status()).isEqualTo(204);
        assertThat(owner.get(list).body().path("value")).isEmpty();
    }

    /** Codes and texts from Microsoft's "Troubleshoot Azure RBAC". */
    @Learned(documented = "Troubleshoot Azure RBAC")
    @Test
    void its_name_is_its_own_and_it_is_found_only_where_it_can_be_assigned() {
        owner.put(ROLE, BODY);
        String group = STANDARD.resourceGroup("rg-app").id();
        String other = ROLE.replace(GUID, "44444444-4444-4444-4444-444444444444");

        assertThat(owner.put(other, BODY).code()).isEqualTo("RoleDefinitionWithSameNameExists");
        assertThat(owner.put(other, BODY.replace("Group Reader", "reader")).status())
                .isEqualTo(409);
        assertThat(
                        owner.put(
                                        other,
                                        BODY.replace("Group Reader", "Narrow")
                                                .replace("['" + SUBSCRIPTION, "['" + group))
                                .status())
                .isEqualTo(201);
        String elsewhere = STANDARD.resourceGroup("rg-other").id();
        assertThat(
                        owner.get(
                                        other.replace(
                                                SUBSCRIPTION + "/providers",
                                                elsewhere + "/providers"))
                                .status())
                .isEqualTo(404);
        assertThat(
                        owner.get(other.replace(SUBSCRIPTION + "/providers", group + "/providers"))
                                .status())
                .isEqualTo(200);
    }
}
