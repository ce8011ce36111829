package io.azurecredentials.emulator.arm;

import static io.azurecredentials.emulator.OfflineAzure.ARM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Session;
import io.azurecredentials.emulator.world.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What Compute makes of a description. Recorded for machines of Linux and for uniform scale sets;
 * Windows, disks and flexible sets follow the defaults of Compute's REST reference.
 */
@Learned(documented = "Virtual Machines - Create Or Update")
class MachinesTest {
    private static final String COMPUTE =
            ARM + World.standard().resourceGroup("rg-app").id() + "/providers/Microsoft.Compute/";
    private static final String LINUX =
            "'imageReference':{'publisher':'Canonical','offer':'UbuntuServer','sku':'18.04-LTS','version':'latest'}";
    private static final String OS = "'osProfile':{'computerName':'c','adminUsername':'u'}";

    private final OfflineAzure azure = OwnedAzure.start();
    private final Session owner = azure.arm(OwnedAzure.OWNER);

    @Learned(recorded = "aso_Test_Compute_VM_20220301_CRUD")
    @Test
    void linux_is_what_its_image_says() {
        JsonNode made = machine("'storageProfile':{" + LINUX + "}," + OS, "2022-03-01");

        JsonNode linux = made.path("osProfile").path("linuxConfiguration");
        assertThat(linux.path("patchSettings").path("patchMode").asText())
                .isEqualTo("ImageDefault");
        assertThat(made.path("storageProfile").path("osDisk").path("osType").asText())
                .isEqualTo("Linux");
        assertThat(made.path("storageProfile").path("imageReference").has("exactVersion")).isTrue();
    }

    @Test
    void windows_is_configured_as_windows() {
        JsonNode made =
                machine(
                        "'storageProfile':{'imageReference':{'publisher':'MicrosoftWindowsServer','offer':'WindowsServer','sku':'2022-datacenter','version':'latest'}},"
                                + OS,
                        "2024-07-01");

        assertThat(made.path("osProfile").has("linuxConfiguration")).isFalse();
        assertThat(
                        made.path("osProfile")
                                .path("windowsConfiguration")
                                .path("enableAutomaticUpdates")
                                .asBoolean())
                .isTrue();
        assertThat(made.path("storageProfile").path("osDisk").path("diskSizeGB").asInt())
                .isEqualTo(127);
    }

    @Test
    void what_was_asked_for_stays() {
        JsonNode made =
                machine(
                        "'storageProfile':{'osDisk':{'createOption':'FromImage','caching':'ReadOnly','diskSizeGB':64,'managedDisk':{'storageAccountType':'Premium_LRS'}},'dataDisks':[{'lun':0,'createOption':'Empty','diskSizeGB':8}],"
                                + LINUX
                                + "},'osProfile':{'computerName':'c','adminUsername':'u','linuxConfiguration':{'disablePasswordAuthentication':true}},'securityProfile':{'encryptionAtHost':true}",
                        "2022-03-01");

        JsonNode storage = made.path("storageProfile");
        assertThat(storage.path("osDisk").path("caching").asText()).isEqualTo("ReadOnly");
        assertThat(storage.path("osDisk").path("diskSizeGB").asInt()).isEqualTo(64);
        assertThat(storage.path("dataDisks").path(0).path("caching").asText()).isEqualTo("None");
        assertThat(storage.path("dataDisks").path(0).path("toBeDetached").isBoolean()).isTrue();
        assertThat(made.path("securityProfile").path("encryptionAtHost").asBoolean()).isTrue();
        assertThat(
                        made.path("osProfile")
                                .path("linuxConfiguration")
                                .path("disablePasswordAuthentication")
                                .asBoolean())
                .isTrue();
    }

    @Test
    void a_machine_made_of_a_disk_has_no_profile_of_an_operating_system() {
        JsonNode made =
                machine(
                        "'storageProfile':{'osDisk':{'osType':'Linux','createOption':'Attach','managedDisk':{'id':'/d'}}}",
                        "2022-03-01");

        assertThat(made.has("osProfile")).isFalse();
        assertThat(made.path("storageProfile").path("osDisk").has("diskSizeGB")).isFalse();
        assertThat(made.path("storageProfile").has("imageReference")).isFalse();
    }

    /** Recorded: 2020-12-01, 2022-03-01 and 2024-07-01 print different properties. */
    @Learned(
            recorded = {
                "aso_Test_Compute_VM_20220301_CRUD",
                "cli_test_vm_msi",
                "javav1_canCreateUpdateVirtualMachineWithEMSI"
            })
    @Test
    void older_versions_print_less() {
        String body = "'storageProfile':{" + LINUX + "}," + OS;
        JsonNode old = machine(body, "2020-12-01");
        JsonNode middle = machine(body, "2022-03-01");
        JsonNode recent = machine(body, "2024-07-01");

        assertThat(old.has("timeCreated")).isFalse();
        assertThat(old.path("storageProfile").path("osDisk").has("deleteOption")).isFalse();
        assertThat(middle.has("timeCreated")).isTrue();
        String platform = "/osProfile/linuxConfiguration/enableVMAgentPlatformUpdates";
        assertThat(old.at(platform).isMissingNode()).isTrue();
        assertThat(middle.at(platform).isBoolean()).isTrue();
        assertThat(recent.at(platform).isMissingNode()).isTrue();
        String assessment = "/osProfile/linuxConfiguration/patchSettings/assessmentMode";
        assertThat(old.at(assessment).isMissingNode()).isTrue();
        assertThat(middle.at(assessment).isTextual()).isTrue();
    }

    @Learned(recorded = "aso_Test_Compute_VM_20220301_CRUD")
    @Test
    void its_disks_have_names_once_it_exists() {
        machine(
                "'storageProfile':{'dataDisks':[{'lun':1,'createOption':'Empty','diskSizeGB':8}],"
                        + LINUX
                        + "},"
                        + OS,
                "2022-03-01");
        azure.controls().advance(Duration.ofSeconds(10));

        JsonNode storage =
                owner.get(COMPUTE + "virtualMachines/vm?api-version=2022-03-01")
                        .body()
                        .at("/properties/storageProfile");

        assertThat(storage.at("/osDisk/name").asText()).startsWith("vm_OsDisk_1_");
        assertThat(storage.at("/dataDisks/0/name").asText()).startsWith("vm_disk1_");
        assertThat(storage.at("/dataDisks/0/managedDisk/id").asText()).contains("/disks/vm_disk1_");
    }

    @Learned(documented = "Virtual Machines - Instance View")
    @Test
    void how_it_is_doing_is_told_when_asked() {
        machine("'storageProfile':{" + LINUX + "}," + OS, "2022-03-01");
        String url = COMPUTE + "virtualMachines/vm";
        String version = "?api-version=2022-03-01";

        assertThat(owner.get(url + version).body().at("/properties/instanceView").isMissingNode())
                .isTrue();
        assertThat(
                        owner.get(url + version + "&$expand=instanceView")
                                .body()
                                .at("/properties/instanceView/statuses/1/code")
                                .asText())
                .isEqualTo("PowerState/running");
        assertThat(owner.get(url + "/instanceView" + version).body().path("statuses")).hasSize(2);
    }

    @Learned(recorded = "aso_Test_Compute_VMSS_20220301_CRUD")
    @Test
    void a_set_describes_its_machines_and_keeps_what_was_asked_for() {
        JsonNode made =
                set(
                        "'virtualMachineProfile':{'storageProfile':{"
                                + LINUX
                                + "},'osProfile':{'computerNamePrefix':'c','adminUsername':'u'},'networkProfile':{'networkInterfaceConfigurations':[{'name':'n','properties':{'enableAcceleratedNetworking':true,'dnsSettings':{'dnsServers':['10.0.0.4']},'ipConfigurations':[{'name':'i','properties':{'privateIPAddressVersion':'IPv6'}}]}}]}}",
                        "2022-03-01");

        JsonNode nic =
                made.at("/virtualMachineProfile/networkProfile/networkInterfaceConfigurations/0");
        assertThat(nic.at("/properties/enableAcceleratedNetworking").asBoolean()).isTrue();
        assertThat(nic.at("/properties/enableIPForwarding").isBoolean()).isTrue();
        assertThat(nic.at("/properties/dnsSettings/dnsServers/0").asText()).isEqualTo("10.0.0.4");
        assertThat(
                        nic.at("/properties/ipConfigurations/0/properties/privateIPAddressVersion")
                                .asText())
                .isEqualTo("IPv6");
        assertThat(made.at("/virtualMachineProfile/storageProfile").has("dataDisks")).isFalse();
        assertThat(made.path("orchestrationMode").asText()).isEqualTo("Uniform");
    }

    /** Learned from "Orchestration modes": machines are made one by one. */
    @Learned(documented = "Orchestration modes for Virtual Machine Scale Sets")
    @Test
    void a_flexible_set_may_be_empty_and_has_no_say_in_how_machines_are_upgraded() {
        JsonNode made =
                set("'orchestrationMode':'Flexible','platformFaultDomainCount':1", "2024-07-01");

        assertThat(made.has("virtualMachineProfile")).isFalse();
        assertThat(made.has("overprovision")).isFalse();
        assertThat(made.path("orchestrationMode").asText()).isEqualTo("Flexible");
    }

    private JsonNode machine(String properties, String version) {
        return made("virtualMachines/vm", properties, version);
    }

    private JsonNode set(String properties, String version) {
        return made("virtualMachineScaleSets/set", properties, version);
    }

    /** Made anew, for an update keeps what there is. */
    private JsonNode made(String path, String properties, String version) {
        String url = COMPUTE + path + "?api-version=" + version;
        owner.delete(url);
        azure.controls().advance(Duration.ofSeconds(10));
        return owner.put(url, "{'location':'westeurope','properties':{" + properties + "}}")
                .body()
                .path("properties");
    }
}
