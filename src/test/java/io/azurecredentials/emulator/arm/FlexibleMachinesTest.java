package io.azurecredentials.emulator.arm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.world.ManagedIdentity;
import io.azurecredentials.emulator.world.Quirk;
import org.junit.jupiter.api.Test;

/** What a login can find out about the machine of a flexible scale set. */
class FlexibleMachinesTest {
    private final OfflineAzure azure = OfflineAzure.standard();
    private final ManagedIdentity identity = azure.world().identity("id-app");
    private final String set = azure.world().machine("vmss-flex").id();
    private final String machine = azure.world().machine("vmss-flex").hostID();

    @Learned(documented = "Orchestration modes for Virtual Machine Scale Sets in Azure")
    @Test
    void the_set_says_which_identities_it_has_but_not_who_they_are() {
        JsonNode shown = assigned(set);

        assertThat(shown.path("principalId").isNull()).isTrue();
        assertThat(shown.path("clientId").isNull()).isTrue();
        assertThat(read(identity.id()).at("/properties/principalId").asText())
                .isEqualTo(identity.principalID());
    }

    @Learned(documented = "Orchestration modes for Virtual Machine Scale Sets in Azure")
    @Test
    void its_machine_is_a_machine_that_names_the_set() {
        JsonNode shown = read(machine);

        assertThat(shown.path("type").asText()).isEqualTo("Microsoft.Compute/virtualMachines");
        assertThat(shown.at("/properties/virtualMachineScaleSet/id").asText()).isEqualTo(set);
    }

    @Learned(assumed = "nobody says what machines of a flexible scale set show; a switch")
    @Test
    void its_machine_says_who_its_identities_are_or_does_not() {
        assertThat(assigned(machine).path("principalId").asText())
                .isEqualTo(identity.principalID());

        azure.controls().quirks().set(Quirk.FLEXIBLE_MACHINES_TELL_PRINCIPALS, false);

        assertThat(assigned(machine).path("principalId").isNull()).isTrue();
    }

    @Learned(documented = "How managed identities for Azure resources work")
    @Test
    void the_directory_says_whose_an_identity_is() {
        JsonNode own = principal(azure.world().machine("vm-app").own().orElseThrow().principalID());
        JsonNode given = principal(identity.principalID());

        assertThat(own.path("servicePrincipalType").asText()).isEqualTo("ManagedIdentity");
        assertThat(own.path("alternativeNames").valueStream().map(JsonNode::asText))
                .contains("isExplicit=False")
                .anyMatch(name -> name.endsWith("/virtualMachines/vm-app"));
        assertThat(given.path("alternativeNames").valueStream().map(JsonNode::asText))
                .contains("isExplicit=True")
                .anyMatch(name -> name.endsWith("/userAssignedIdentities/id-app"));
    }

    private JsonNode assigned(String id) {
        return read(id).path("identity").path("userAssignedIdentities").path(identity.id());
    }

    private JsonNode principal(String id) {
        return azure.graph().get(OfflineAzure.GRAPH + "/servicePrincipals/" + id).body();
    }

    private JsonNode read(String id) {
        String version = id.contains("ManagedIdentity") ? "2023-01-31" : "2024-07-01";
        return azure.arm().get(OfflineAzure.ARM + id + "?api-version=" + version).body();
    }
}
