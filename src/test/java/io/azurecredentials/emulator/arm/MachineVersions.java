package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Since which API version, and until which, Compute prints a property. Recorded where recordings of
 * several versions exist, else from the first version whose REST reference has it.
 */
final class MachineVersions {

    /**
     * A property that not every version prints.
     *
     * @param path names joined by slashes; a star stands for every element of a list
     * @param since the first version that has it
     * @param before the first version that has it no more; empty if there is none
     */
    private record Gate(String path, String since, String before) {
        boolean isOpen(String version) {
            return version.compareTo(since) >= 0
                    && (before.isEmpty() || version.compareTo(before) < 0);
        }
    }

    private static final String NIC =
            "virtualMachineProfile/networkProfile/networkInterfaceConfigurations/*/properties/";

    /** Paths below {@code properties} of machines, and below those of scale sets. */
    private static final List<Gate> GATES =
            List.of(
                    new Gate("timeCreated", "2021-11-01", ""),
                    new Gate("storageProfile/osDisk/deleteOption", "2021-03-01", ""),
                    new Gate("storageProfile/dataDisks/*/deleteOption", "2021-03-01", ""),
                    new Gate("storageProfile/imageReference/exactVersion", "2020-06-01", ""),
                    new Gate("orchestrationMode", "2021-03-01", ""),
                    new Gate("doNotRunExtensionsOnOverprovisionedVMs", "2019-07-01", ""),
                    new Gate("virtualMachineProfile/timeCreated", "2024-03-01", ""),
                    new Gate(NIC + "disableTcpStateTracking", "2022-03-01", ""));

    /** Paths below an {@code osProfile}, of either. */
    private static final List<Gate> OS_GATES =
            List.of(
                    new Gate("allowExtensionOperations", "2019-07-01", ""),
                    new Gate("requireGuestProvisionSignal", "2019-07-01", ""),
                    new Gate("linuxConfiguration/patchSettings", "2020-12-01", ""),
                    new Gate("linuxConfiguration/patchSettings/assessmentMode", "2021-03-01", ""),
                    new Gate(
                            "linuxConfiguration/enableVMAgentPlatformUpdates",
                            "2022-03-01",
                            "2024-03-01"),
                    new Gate("windowsConfiguration/patchSettings", "2020-06-01", ""),
                    new Gate("windowsConfiguration/patchSettings/assessmentMode", "2021-03-01", ""),
                    new Gate(
                            "windowsConfiguration/enableVMAgentPlatformUpdates", "2022-03-01", ""));

    private MachineVersions() {}

    /** Takes out what a version does not print. */
    static void trim(ObjectNode properties, String version) {
        trim(GATES, properties, version);
        trim(OS_GATES, properties.path("osProfile"), version);
        trim(OS_GATES, properties.path("virtualMachineProfile").path("osProfile"), version);
    }

    private static void trim(List<Gate> gates, JsonNode node, String version) {
        gates.stream()
                .filter(gate -> !gate.isOpen(version))
                .forEach(gate -> remove(node, List.of(gate.path().split("/", -1))));
    }

    private static void remove(JsonNode node, List<String> path) {
        String first = path.getFirst();
        if (first.equals("*")) {
            node.forEach(element -> remove(element, path.subList(1, path.size())));
        } else if (path.size() > 1) {
            remove(node.path(first), path.subList(1, path.size()));
        } else if (node instanceof ObjectNode object) {
            object.remove(first);
        }
    }
}
