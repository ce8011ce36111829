package io.azurecredentials.emulator.imds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Learned(documented = "Azure Instance Metadata Service")
class InstanceMetadataTest {
    private static final String COMPUTE = "/metadata/instance/compute";
    private static final String VERSION = "?api-version=2021-02-01";

    private final OfflineAzure azure = OfflineAzure.standard();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            textBlock =
                    """
                    vm-app    | vm-app      | ''        | virtualMachines/vm-app
                    vmss-app  | vmss-app_0  | vmss-app  | virtualMachineScaleSets/vmss-app/virtualMachines/0
                    vmss-flex | vmss-flex_0 | vmss-flex | virtualMachines/vmss-flex_0
                    """)
    void a_machine_knows_its_name_and_that_of_its_scale_set(
            String machine, String name, String scaleSet, String resource) {
        JsonNode compute = azure.metadata(machine, COMPUTE + VERSION).body();

        assertThat(compute.path("name").asText()).isEqualTo(name);
        assertThat(compute.path("vmScaleSetName").asText()).isEqualTo(scaleSet);
        assertThat(compute.path("resourceId").asText())
                .isEqualTo(
                        azure.world().resourceGroup("rg-app").id()
                                + "/providers/Microsoft.Compute/"
                                + resource);
        assertThat(compute.path("subscriptionId").asText())
                .isEqualTo(azure.world().subscriptionID());
        assertThat(compute.path("resourceGroupName").asText()).isEqualTo("rg-app");
        assertThat(compute.path("location").asText()).isEqualTo("westeurope");
    }

    @Test
    void one_value_is_had_as_text() {
        Reply name = azure.metadata("vm-app", COMPUTE + "/name" + VERSION + "&format=text");

        assertThat(name.body().isTextual()).isTrue();
        assertThat(name.body().asText()).isEqualTo("vm-app");
        assertThat(name.header("content-type")).startsWith("text/plain");
        assertThat(azure.metadata("vm-app", COMPUTE + "/name" + VERSION).status()).isEqualTo(501);
        assertThat(azure.metadata("vm-app", COMPUTE + "/name?format=text").status()).isEqualTo(400);
    }
}
