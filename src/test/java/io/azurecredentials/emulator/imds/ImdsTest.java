package io.azurecredentials.emulator.imds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.AzureTokens;
import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.world.Machine;
import io.azurecredentials.emulator.world.ManagedIdentity;
import io.azurecredentials.emulator.world.ResourceGroup;
import io.azurecredentials.emulator.world.RoleGrant;
import io.azurecredentials.emulator.world.World;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Learned from Microsoft's "How managed identities work" and from one recorded answer. */
@Learned(documented = "How to use managed identities on an Azure VM to acquire an access token")
class ImdsTest {

    private static final String TOKEN =
            "/metadata/identity/oauth2/token?api-version=2018-02-01&resource=";
    private static final String ARM = TOKEN + "https://management.azure.com/";
    private static final ResourceGroup GROUP = World.standard().resourceGroup("rg-app");
    private static final ManagedIdentity FIRST =
            ManagedIdentity.named(GROUP, "id-1")
                    .withRoles(new RoleGrant("Reader", GROUP.id()))
                    .withGraphPermissions("Application.Read.All");
    private static final ManagedIdentity SECOND = ManagedIdentity.named(GROUP, "id-2");

    private final OfflineAzure azure =
            new OfflineAzure(
                    World.standard()
                            .withIdentities(FIRST, SECOND)
                            .withMachines(
                                    machine(Machine.Kind.VIRTUAL_MACHINE, "vm-own")
                                            .withOwnIdentity(),
                                    machine(Machine.Kind.VIRTUAL_MACHINE, "vm-all")
                                            .withOwnIdentity()
                                            .withIdentities(FIRST, SECOND),
                                    machine(Machine.Kind.VIRTUAL_MACHINE, "vm-two")
                                            .withIdentities(FIRST, SECOND),
                                    machine(Machine.Kind.VIRTUAL_MACHINE, "vm-none"),
                                    machine(Machine.Kind.UNIFORM_SCALE_SET, "set")
                                            .withOwnIdentity(),
                                    machine(Machine.Kind.FLEXIBLE_SCALE_SET, "flex")
                                            .withIdentities(FIRST)));

    @Learned(recorded = "entra_managedidentity_credential")
    @Test
    void the_numbers_of_the_answer_are_texts() {
        Reply reply = azure.metadata("vm-own", ARM);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().valueStream()).allMatch(JsonNode::isTextual);
        assertThat(reply.text("expires_in")).isEqualTo("86400");
        assertThat(reply.text("resource")).isEqualTo("https://management.azure.com/");
    }

    @Learned(reported = "tokens quoted in issues of Vault")
    @Test
    void the_token_of_a_machines_own_identity_names_the_machine_in_lower_case_groups() {
        JsonNode claims = claims(azure.metadata("vm-own", ARM));

        assertThat(claims.path("xms_mirid").asText())
                .isEqualTo(
                        GROUP.id().replace("resourceGroups", "resourcegroups")
                                + "/providers/Microsoft.Compute/virtualMachines/vm-own");
        assertThat(claims.has("xms_az_rid")).isFalse();
        assertThat(claims.path("oid").asText())
                .isEqualTo(azure.world().machine("vm-own").own().orElseThrow().principalID());
        assertThat(claims.path("exp").asLong() - claims.path("nbf").asLong()).isEqualTo(86_700);
    }

    @Learned(reported = "tokens quoted in issues of Vault")
    @Test
    void the_token_of_a_user_assigned_identity_names_it_and_its_host() {
        JsonNode claims = claims(azure.metadata("vm-all", ARM + "&client_id=" + FIRST.clientID()));

        assertThat(claims.path("xms_mirid").asText()).endsWith("/userAssignedIdentities/id-1");
        assertThat(claims.path("xms_az_rid").asText()).endsWith("/virtualMachines/vm-all");
    }

    @Learned(reported = "tokens quoted in issues of Vault")
    @Test
    void an_instance_of_a_scale_set_is_named_by_its_kind() {
        JsonNode uniform = claims(azure.metadata("set", ARM));
        JsonNode flexible = claims(azure.metadata("flex", ARM));

        assertThat(uniform.path("xms_mirid").asText()).endsWith("/virtualMachineScaleSets/set");
        assertThat(flexible.path("xms_az_rid").asText()).endsWith("/virtualMachines/flex_0");
    }

    @Test
    void an_identity_is_named_by_client_object_or_resource_id() {
        for (String name :
                new String[] {
                    "client_id=" + SECOND.clientID(),
                    "object_id=" + SECOND.principalID(),
                    "mi_res_id=" + SECOND.id(),
                    "msi_res_id=" + SECOND.id().toUpperCase(Locale.ROOT)
                }) {
            Reply reply = azure.metadata("vm-two", ARM + "&" + name);

            assertThat(reply.text("client_id")).as(name).isEqualTo(SECOND.clientID());
        }
    }

    @Test
    void without_a_name_the_own_identity_wins_and_of_two_others_neither() {
        assertThat(azure.metadata("vm-all", ARM).text("client_id"))
                .isEqualTo(azure.world().machine("vm-all").own().orElseThrow().clientID());
        Reply ambiguous = azure.metadata("vm-two", ARM);
        assertThat(ambiguous.status()).isEqualTo(400);
        assertThat(ambiguous.text("error_description")).startsWith("Multiple user assigned");
    }

    @Test
    void what_a_machine_does_not_have_is_not_found() {
        for (String path : new String[] {"vm-none", "vm-own"}) {
            Reply reply = azure.metadata(path, ARM + "&client_id=" + FIRST.clientID());

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.text("error")).isEqualTo("invalid_request");
            assertThat(reply.text("error_description")).isEqualTo("Identity not found");
        }
    }

    @Test
    void refusals_have_their_documented_names() {
        Reply noHeader =
                azure.send("GET", "http://" + Imds.HOST + ARM, Map.of(Imds.MACHINE, "set"), "");
        Reply stranger = azure.metadata("nobody", ARM);
        Reply noSuchResource = azure.metadata("set", TOKEN + "https://none.example");
        Reply noResource = azure.metadata("set", TOKEN);

        assertThat(noHeader.text("error")).isEqualTo("bad_request_102");
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.text("error")).isEqualTo("unknown_source");
        assertThat(noSuchResource.text("error")).isEqualTo("invalid_resource");
        assertThat(noResource.text("error")).isEqualTo("invalid_request");
    }

    @Learned(documented = "How managed identities for Azure resources work")
    @Test
    void roles_and_permissions_of_an_identity_count() {
        String arm = azure.metadata("flex", ARM).text("access_token");
        String graph =
                azure.metadata("flex", TOKEN + "https://graph.microsoft.com").text("access_token");

        assertThat(azure.as(arm).get(OfflineAzure.ARM + FIRST.id() + "?api-version=2023-01-31"))
                .returns(200, Reply::status);
        assertThat(azure.as(graph).get(OfflineAzure.GRAPH + "/applications"))
                .returns(200, Reply::status);
        String other = azure.metadata("vm-own", ARM).text("access_token");
        assertThat(azure.as(other).get(OfflineAzure.ARM + FIRST.id() + "?api-version=2023-01-31"))
                .returns(403, Reply::status);
    }

    @Learned(reported = "the source of Vault's Azure auth plugin")
    @Test
    void a_flexible_set_does_not_tell_the_principals_of_its_identities() {
        Reply set =
                azure.arm()
                        .get(
                                OfflineAzure.ARM
                                        + azure.world().machine("flex").id()
                                        + "?api-version=2024-07-01");

        JsonNode identity = set.body().path("identity").path("userAssignedIdentities");
        assertThat(identity.path(FIRST.id()).path("principalId").isNull()).isTrue();
        assertThat(set.body().path("properties").path("orchestrationMode").asText())
                .isEqualTo("Flexible");
    }

    @Learned(documented = "Azure Instance Metadata Service")
    @Test
    void a_machine_knows_where_and_what_it_is() {
        JsonNode compute =
                azure.metadata("vm-own", "/metadata/instance?api-version=2021-02-01")
                        .body()
                        .path("compute");

        assertThat(compute.path("resourceId").asText())
                .isEqualTo(azure.world().machine("vm-own").id());
        assertThat(compute.path("azEnvironment").asText()).isEqualTo("AzurePublicCloud");
        assertThat(compute.path("vmId").asText()).hasSize(36);
        assertThat(azure.metadata("vm-own", "/metadata/instance").status()).isEqualTo(400);
    }

    @Learned(own = true)
    @Test
    void the_worlds_machines_are_not_in_the_inventory() {
        assertThat(azure.inventory().servicePrincipals()).isEmpty();
        assertThat(azure.inventory().roleAssignments()).isEmpty();
    }

    private static Machine machine(Machine.Kind kind, String name) {
        return Machine.of(kind, GROUP, name);
    }

    private static JsonNode claims(Reply reply) {
        return AzureTokens.claims(reply.text("access_token"));
    }
}
