package io.azurecredentials.emulator.imds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.AzureTokens;
import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.world.Api;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.ManagedIdentity;
import io.azurecredentials.emulator.world.Quirk;
import io.azurecredentials.emulator.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a login can learn of a machine from its token. */
class MachineTokensTest {
    private static final String ARM = "https://management.azure.com/";
    private static final String OWN = "api://login";
    private static final Application LOGIN = Application.named("login").as(Api.of(OWN));

    private final OfflineAzure azure = new OfflineAzure(World.standard().withApplications(LOGIN));
    private final AzureTokens tokens = azure.tokens();
    private final ManagedIdentity assigned = azure.world().identity("id-app");

    @Learned(reported = "tokens quoted in issues of Vault, and the source of Teleport's Azure join")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    vm-app    | own      | Compute/virtualMachines/vm-app          | -
                    vm-app    | assigned | ManagedIdentity/userAssignedIdentities/id-app | Compute/virtualMachines/vm-app
                    vmss-app  | own      | Compute/virtualMachineScaleSets/vmss-app | -
                    vmss-flex | assigned | ManagedIdentity/userAssignedIdentities/id-app | Compute/virtualMachines/vmss-flex_0
                    """)
    void each_kind_of_machine_is_named_in_its_way(
            String machine, String identity, String named, String host) {
        boolean own = identity.equals("own");
        JsonNode claims =
                AzureTokens.claims(
                        own
                                ? tokens.ofMachine(machine, ARM)
                                : tokens.ofMachine(machine, assigned, ARM));

        ManagedIdentity whose = own ? azure.world().machine(machine).own().orElseThrow() : assigned;
        assertThat(claims.path("oid").asText()).isEqualTo(whose.principalID());
        assertThat(claims.path("appid").asText()).isEqualTo(whose.clientID());
        assertThat(claims.path("idtyp").asText()).isEqualTo("app");
        assertThat(claims.path("aud").asText()).isEqualTo(ARM);
        assertThat(claims.path("ver").asText()).isEqualTo("1.0");
        assertThat(claims.path("exp").asLong() - azure.now().getEpochSecond())
                .isBetween(86_399L, 86_400L);
        assertThat(claims.path("xms_mirid").asText()).isEqualTo(place(named));
        assertThat(claims.path("xms_az_rid").asText(null))
                .isEqualTo(host == null ? null : place(host));
    }

    @Learned(reported = "issue 237 of Vault's Azure auth plugin, which quotes Microsoft's support")
    @ParameterizedTest
    @ValueSource(strings = {"vm-app", "vmss-app", "vmss-flex"})
    void a_token_for_an_application_of_the_tenant_names_no_resource(String machine) {
        JsonNode claims = AzureTokens.claims(tokens.ofMachine(machine, OWN));

        assertThat(claims.path("aud").asText()).isEqualTo(OWN);
        assertThat(claims.has("xms_mirid")).isFalse();
        assertThat(claims.has("xms_az_rid")).isFalse();
        assertThat(claims.path("oid").asText())
                .isEqualTo(azure.world().machine(machine).identities().getFirst().principalID());

        azure.controls().quirks().set(Quirk.TENANTS_TOKENS_NAME_RESOURCES, true);
        assertThat(AzureTokens.claims(tokens.ofMachine(machine, OWN)).has("xms_mirid")).isTrue();
    }

    @Learned(reported = "issue 237 of Vault's Azure auth plugin, which quotes Microsoft's support")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://vault.azure.net",
                "https://vault.azure.net/",
                "https://storage.azure.com/",
                "https://graph.microsoft.com",
                "https://management.core.windows.net/"
            })
    void a_token_for_any_service_of_microsofts_does(String audience) {
        JsonNode claims = AzureTokens.claims(tokens.ofMachine("vm-app", assigned, audience));

        assertThat(claims.path("aud").asText()).isEqualTo(audience);
        assertThat(claims.path("xms_mirid").asText()).endsWith("/id-app");
        assertThat(claims.path("xms_az_rid").asText()).endsWith("/vm-app");
    }

    @Learned(assumed = "refusals of Key Vault show both claims of own identities; a switch")
    @Test
    void the_machines_own_identity_may_have_a_host_as_well() {
        azure.controls().quirks().set(Quirk.OWN_IDENTITY_HAS_HOST, true);

        JsonNode claims = AzureTokens.claims(tokens.ofMachine("vmss-app", ARM));

        assertThat(claims.path("xms_az_rid")).isEqualTo(claims.path("xms_mirid"));
        assertThat(claims.path("xms_az_rid").asText()).endsWith("/vmss-app");
    }

    @Learned(documented = "How to use managed identities on an Azure VM to acquire an access token")
    @Test
    void what_is_refused_is_told_in_azures_words() {
        assertThatThrownBy(() -> tokens.ofMachine("vm-app", "api://nobody"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("AADSTS50001");
        assertThatThrownBy(() -> tokens.ofMachine("vmss-app", assigned, ARM))
                .hasMessageContaining("Identity not found");
    }

    private String place(String resource) {
        String group = azure.world().resourceGroup("rg-app").id();
        return group.replace("resourceGroups", "resourcegroups")
                + "/providers/Microsoft."
                + resource;
    }
}
