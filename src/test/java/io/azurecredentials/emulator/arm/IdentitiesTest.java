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
import java.time.Duration;
import org.junit.jupiter.api.Test;

@Learned(recorded = {"cli_test_vm_explicit_msi", "aso_Test_Compute_VM_20220301_CRUD"})
class IdentitiesTest {

    private static final World STANDARD = World.standard();
    private static final String GROUP = STANDARD.resourceGroup("rg-app").id();
    private static final String IDENTITY =
            GROUP + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id1";
    private static final String IDENTITY_VERSION = "?api-version=2023-01-31";
    private static final String MACHINE =
            ARM + GROUP + "/providers/Microsoft.Compute/virtualMachines/vm1";
    private static final String MACHINE_VERSION = "?api-version=2024-07-01";

    private final OfflineAzure azure =
            new OfflineAzure(
                    STANDARD.withApplications(
                            Application.named("owner")
                                    .withRoles(
                                            new RoleGrant(
                                                    "Owner", STANDARD.subscription().scope()))));
    private final Session owner = azure.arm("owner");

    @Learned(recorded = "aso_Test_ManagedIdentity_UserAssignedIdentity_CRUD")
    @Test
    void an_identity_has_a_service_principal_as_long_as_it_lives() {
        Reply made = owner.put(ARM + IDENTITY + IDENTITY_VERSION, "{'location':'westeurope'}");

        String principal = made.body().path("properties").path("principalId").asText();
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("id")).contains("/resourcegroups/");
        assertThat(azure.directory().current(principal)).isPresent();
        Reply again = owner.put(ARM + IDENTITY + IDENTITY_VERSION, "{'location':'westeurope'}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("properties").path("principalId").asText())
                .isEqualTo(principal);

        assertThat(owner.delete(ARM + IDENTITY + IDENTITY_VERSION).status()).isEqualTo(200);

        assertThat(azure.directory().current(principal)).isEmpty();
        assertThat(owner.get(ARM + IDENTITY + IDENTITY_VERSION).code())
                .isEqualTo("ResourceNotFound");
    }

    @Learned(
            recorded = {
                "cli_test_federated_identity_credential",
                "aso_Test_Managedidentity_v1api20230131_CreationAndDeletion"
            })
    @Test
    void a_federated_credential_belongs_to_its_identity() {
        String credential = ARM + IDENTITY + "/federatedIdentityCredentials/c" + IDENTITY_VERSION;
        String body =
                "{'properties':{'issuer':'https://i.example/','subject':'s','audiences':['api://AzureADTokenExchange']}}";

        assertThat(owner.put(credential, body).code()).isEqualTo("ParentResourceNotFound");
        owner.put(ARM + IDENTITY + IDENTITY_VERSION, "{'location':'westeurope'}");
        assertThat(owner.put(credential, body).status()).isEqualTo(201);
        assertThat(owner.put(credential, body).status()).isEqualTo(200);
        assertThat(owner.delete(credential).status()).isEqualTo(200);
        assertThat(owner.get(credential).code()).isEqualTo("NotFound");
    }

    /**
     * Microsoft's "Important considerations and restrictions for federated identity credentials".
     */
    @Learned(
            documented =
                    "Important considerations and restrictions for federated identity credentials")
    @Test
    void issuer_and_subject_together_are_unique_and_there_are_twenty_at_most() {
        String credentials = ARM + IDENTITY + "/federatedIdentityCredentials/c";
        owner.put(ARM + IDENTITY + IDENTITY_VERSION, "{'location':'westeurope'}");
        String body = "{'properties':{'issuer':'https://i.example/','subject':'%s'}}";

        Reply first = owner.put(credentials + 0 + IDENTITY_VERSION, body.formatted("s0"));

        assertThat(first.body().path("properties").path("audiences").path(0).asText())
                .isEqualTo("api://AzureADTokenExchange");
        assertThat(owner.put(credentials + 1 + IDENTITY_VERSION, body.formatted("s0")).status())
                .isEqualTo(409);
        for (int i = 1; i < 20; i++) {
            String url = credentials + i + IDENTITY_VERSION;
            assertThat(owner.put(url, body.formatted("s" + i)).status()).isEqualTo(201);
        }
        assertThat(owner.put(credentials + 20 + IDENTITY_VERSION, body.formatted("s20")).status())
                .isEqualTo(400);
        assertThat(owner.put(credentials + 1 + IDENTITY_VERSION, "{'properties':{}}").status())
                .isEqualTo(400);
    }

    @Test
    void a_machine_is_there_at_once_and_ready_ten_seconds_later() {
        Reply made = owner.put(MACHINE + MACHINE_VERSION, "{'location':'westeurope'}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(state(made)).isEqualTo("Creating");
        assertThat(made.headers()).containsKeys("azure-asyncoperation", "retry-after");
        azure.controls().advance(Duration.ofSeconds(10));
        assertThat(state(owner.get(MACHINE + MACHINE_VERSION))).isEqualTo("Succeeded");
        assertThat(owner.get(made.header("azure-asyncoperation")).text("status"))
                .isEqualTo("Succeeded");
    }

    @Learned(documented = "Virtual Machines - Create Or Update")
    @Test
    void a_machine_never_shows_its_password() {
        Reply made =
                owner.put(
                        MACHINE + MACHINE_VERSION,
                        "{'location':'westeurope','properties':{'osProfile':{'computerName':'c','adminPassword':'fake'}}}");

        assertThat(made.body().path("properties").path("osProfile").has("adminPassword")).isFalse();
    }

    @Test
    void a_machine_can_have_an_identity_of_its_own_and_those_of_users() {
        owner.put(ARM + IDENTITY + IDENTITY_VERSION, "{'location':'westeurope'}");
        owner.put(MACHINE + MACHINE_VERSION, "{'location':'westeurope'}");

        Reply both =
                owner.patch(
                        MACHINE + MACHINE_VERSION,
                        "{'identity':{'type':'SystemAssigned, UserAssigned','userAssignedIdentities':{'"
                                + IDENTITY
                                + "':{}}}}");

        String own = both.body().path("identity").path("principalId").asText();
        assertThat(azure.directory().current(own)).isPresent();
        assertThat(
                        both.body()
                                .path("identity")
                                .path("userAssignedIdentities")
                                .path(IDENTITY)
                                .has("clientId"))
                .isTrue();
        Reply none = owner.patch(MACHINE + MACHINE_VERSION, "{'identity':{'type':'None'}}");
        assertThat(none.body().has("identity")).isFalse();
        assertThat(azure.directory().current(own)).isEmpty();
    }

    @Learned(recorded = "cli_test_vm_explicit_msi", reported = "issues of Terraform and Azure CLI")
    @Test
    void identities_are_named_in_one_order_and_must_exist() {
        owner.put(ARM + IDENTITY + IDENTITY_VERSION, "{'location':'westeurope'}");
        String body =
                "{'location':'westeurope','identity':{'type':'userassigned,systemAssigned','userAssignedIdentities':{'%s':{}}}}";

        Reply missing = owner.put(MACHINE + MACHINE_VERSION, body.formatted(IDENTITY + "x"));
        Reply made = owner.put(MACHINE + MACHINE_VERSION, body.formatted(IDENTITY));

        assertThat(missing.code()).isEqualTo("FailedIdentityOperation");
        assertThat(made.body().path("identity").path("type").asText())
                .isEqualTo("SystemAssigned, UserAssigned");
        assertThat(owner.put(MACHINE + MACHINE_VERSION, "{}").code()).isEqualTo("LocationRequired");
    }

    /** Recorded: Compute remembers what it had, and says so in its own words. */
    @Learned(
            recorded = {
                "aso_Test_Compute_VM_20220301_CRUD",
                "javav1_testForceDeleteGenericResources"
            })
    @Test
    void a_deleted_machine_is_not_found_otherwise_than_one_that_never_was() {
        assertThat(owner.get(MACHINE + MACHINE_VERSION).code()).isEqualTo("ResourceNotFound");
        owner.put(MACHINE + MACHINE_VERSION, "{'location':'westeurope'}");

        assertThat(owner.delete(MACHINE + MACHINE_VERSION).status()).isEqualTo(202);
        azure.controls().advance(Duration.ofSeconds(10));

        assertThat(owner.get(MACHINE + MACHINE_VERSION).code()).isEqualTo("NotFound");
    }

    @Learned(
            recorded = {
                "aso_Test_Compute_VM_20220301_CRUD",
                "aso_Test_Compute_VMSS_20220301_CRUD",
                "aso_Test_ManagedIdentity_UserAssignedIdentity_CRUD"
            })
    @Test
    void a_resource_that_is_missing_is_named_from_the_outside_in() {
        String subnet =
                ARM
                        + GROUP
                        + "/providers/Microsoft.Network/virtualNetworks/v/subnets/s?api-version=2024-03-01";

        Reply reply = owner.get(subnet);

        assertThat(reply.code()).isEqualTo("ResourceNotFound");
        assertThat(reply.message()).contains("'Microsoft.Network/virtualNetworks/v'");
    }

    private static String state(Reply reply) {
        return reply.body().path("properties").path("provisioningState").asText();
    }
}
