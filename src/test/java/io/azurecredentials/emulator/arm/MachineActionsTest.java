package io.azurecredentials.emulator.arm;

import static io.azurecredentials.emulator.OfflineAzure.ARM;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.OfflineAzure.Session;
import io.azurecredentials.emulator.world.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What is done with machines once they exist. From Compute's REST reference of "Virtual Machines",
 * "Virtual Machine Extensions" and "Virtual Machine Scale Set VMs"; none of it is recorded.
 */
@Learned(documented = "Virtual Machines; Virtual Machine Extensions; Virtual Machine Scale Set VMs")
class MachineActionsTest {
    private static final String COMPUTE =
            ARM + World.standard().resourceGroup("rg-app").id() + "/providers/Microsoft.Compute/";
    private static final String MACHINE = COMPUTE + "virtualMachines/vm-app";
    private static final String SET = COMPUTE + "virtualMachineScaleSets/";
    private static final String VERSION = "?api-version=2024-07-01";

    private final OfflineAzure azure = OwnedAzure.start();
    private final Session owner = azure.arm(OwnedAzure.OWNER);

    @Test
    void switching_one_off_is_accepted_and_told_by_its_instance_view() {
        Reply accepted = owner.post(MACHINE + "/deallocate" + VERSION, "");

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.headers())
                .containsKeys("azure-asyncoperation", "location", "retry-after");
        assertThat(power()).isEqualTo("PowerState/deallocated");
        azure.controls().advance(Duration.ofSeconds(10));
        assertThat(owner.get(accepted.header("azure-asyncoperation")).text("status"))
                .isEqualTo("Succeeded");
        owner.post(MACHINE + "/start" + VERSION, "");
        assertThat(power()).isEqualTo("PowerState/running");
    }

    @Test
    void switching_one_needs_the_action_and_the_machine() {
        assertThat(azure.arm().post(MACHINE + "/start" + VERSION, "").message())
                .contains("Microsoft.Compute/virtualMachines/start/action");
        assertThat(owner.post(COMPUTE + "virtualMachines/none/start" + VERSION, "").code())
                .isEqualTo("ResourceNotFound");
        assertThat(owner.post(MACHINE + "/runCommand" + VERSION, "{}").status()).isEqualTo(501);
    }

    @Test
    void a_uniform_set_has_as_many_instances_as_its_capacity_says() {
        String all = SET + "vmss-app/virtualMachines";
        Reply listed = owner.get(all + VERSION);

        assertThat(listed.body().path("value")).hasSize(1);
        assertThat(listed.body().at("/value/0/instanceId").asText()).isEqualTo("0");
        assertThat(owner.get(all + "/0" + VERSION).text("name")).isEqualTo("vmss-app_0");
        assertThat(owner.get(all + "/7" + VERSION).code()).isEqualTo("NotFound");
        assertThat(
                        owner.get(SET + "vmss-app/instanceView" + VERSION)
                                .body()
                                .at("/virtualMachine/statusesSummary/0/count")
                                .asInt())
                .isEqualTo(1);
    }

    /** Learned from "Orchestration modes": they are machines of their own. */
    @Learned(documented = "Orchestration modes for Virtual Machine Scale Sets")
    @Test
    void the_instances_of_a_flexible_set_are_machines_that_name_it() {
        Reply listed = owner.get(SET + "vmss-flex/virtualMachines" + VERSION);

        assertThat(listed.body().at("/value/0/type").asText())
                .isEqualTo("Microsoft.Compute/virtualMachines");
        assertThat(listed.body().at("/value/0/id").asText()).endsWith("/vmss-flex_0");
    }

    @Test
    void an_extension_takes_its_time_and_hides_what_is_protected() {
        String url = MACHINE + "/extensions/e" + VERSION;
        String body =
                "{'location':'westeurope','properties':{'publisher':'p','type':'t','protectedSettings':{'a':'b'}}}";

        Reply made = owner.put(url, body);

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.headers()).containsKey("azure-asyncoperation");
        assertThat(made.body().at("/properties/provisioningState").asText()).isEqualTo("Creating");
        assertThat(made.body().path("properties").has("protectedSettings")).isFalse();
        azure.controls().advance(Duration.ofSeconds(10));
        assertThat(owner.get(url).body().at("/properties/provisioningState").asText())
                .isEqualTo("Succeeded");
        assertThat(owner.get(MACHINE + "/extensions" + VERSION).body().path("value")).hasSize(1);
        assertThat(owner.delete(url).status()).isEqualTo(202);
        azure.controls().advance(Duration.ofSeconds(10));
        assertThat(owner.get(url).status()).isEqualTo(404);
        assertThat(owner.put(url.replace("vm-app", "none"), body).code())
                .isEqualTo("ParentResourceNotFound");
    }

    /** From the REST reference of "System Assigned Identities". */
    @Learned(documented = "System Assigned Identities - Get By Scope")
    @Test
    void an_identity_of_its_own_is_found_behind_it() {
        String identity = "/providers/Microsoft.ManagedIdentity/identities/default";
        String version = "?api-version=2023-01-31";

        Reply found = owner.get(MACHINE + identity + version);

        assertThat(found.body().at("/properties/principalId").asText())
                .isEqualTo(World.standard().machine("vm-app").own().orElseThrow().principalID());
        assertThat(owner.get(SET + "vmss-flex" + identity + version).code()).isEqualTo("NotFound");
    }

    /** From the reference of "User Assigned Identities - Update". */
    @Learned(documented = "User Assigned Identities - Update")
    @Test
    void the_tags_of_an_identity_are_replaced() {
        String url = ARM + World.standard().identity("id-app").id() + "?api-version=2023-01-31";
        owner.patch(url, "{'tags':{'a':'1'}}");

        Reply patched = owner.patch(url, "{'tags':{'b':'2'}}");

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.body().path("tags").fieldNames()).toIterable().containsExactly("b");
    }

    private String power() {
        return owner.get(MACHINE + "/instanceView" + VERSION)
                .body()
                .at("/statuses/1/code")
                .asText();
    }
}
