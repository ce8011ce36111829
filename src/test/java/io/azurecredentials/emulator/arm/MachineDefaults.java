package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import java.util.Locale;
import java.util.Set;

/**
 * What Compute fills in that the description of a new machine, or of the machines of a scale set,
 * leaves out. Recorded, and from the defaults that Compute's REST reference names.
 *
 * @param single whether it is a machine of its own
 * @param wanted the description: a machine's properties, or a set's {@code virtualMachineProfile}
 */
record MachineDefaults(boolean single, JsonNode wanted) {
    private static final Set<String> ATTACHED = Set.of("attach", "restore");
    private static final int LINUX_DISK = 30;
    private static final int WINDOWS_DISK = 127;

    /** The defaults of everything that the description mentions. */
    ObjectNode all() {
        ObjectNode defaults = Json.object();
        if (wanted.has("osProfile")) {
            defaults.set("osProfile", osProfile());
        }
        if (wanted.has("storageProfile")) {
            defaults.set("storageProfile", storageProfile());
        }
        return defaults;
    }

    /** Said outright, or shown by configuration or image. */
    private boolean isWindows() {
        JsonNode storage = wanted.path("storageProfile");
        JsonNode image = storage.path("imageReference");
        String hints =
                storage.path("osDisk").path("osType").asText()
                        + image.path("publisher").asText()
                        + image.path("offer").asText();
        return wanted.path("osProfile").has("windowsConfiguration")
                || hints.toLowerCase(Locale.ROOT).contains("windows");
    }

    private ObjectNode osProfile() {
        ObjectNode profile = Json.object();
        ObjectNode configuration =
                profile.putObject(isWindows() ? "windowsConfiguration" : "linuxConfiguration");
        if (isWindows()) {
            configuration.put("provisionVMAgent", true);
            configuration.put("enableAutomaticUpdates", true);
        } else {
            configuration.put("disablePasswordAuthentication", false);
            configuration.put("provisionVMAgent", true);
        }
        if (single) {
            configuration
                    .putObject("patchSettings")
                    .put("patchMode", isWindows() ? "AutomaticByOS" : "ImageDefault")
                    .put("assessmentMode", "ImageDefault");
        }
        configuration.put("enableVMAgentPlatformUpdates", false);
        profile.putArray("secrets");
        profile.put("allowExtensionOperations", true);
        profile.put("requireGuestProvisionSignal", true);
        return profile;
    }

    private ObjectNode storageProfile() {
        ObjectNode storage = Json.object();
        JsonNode wantedDisk = wanted.path("storageProfile").path("osDisk");
        String option = wantedDisk.path("createOption").asText("FromImage");
        ObjectNode disk = storage.putObject("osDisk");
        disk.put("osType", isWindows() ? "Windows" : "Linux");
        disk.put("createOption", option);
        disk.put("caching", single ? "ReadWrite" : "None");
        if (!wantedDisk.has("vhd")) {
            disk.putObject("managedDisk").put("storageAccountType", "Standard_LRS");
        }
        if (single) {
            disk.put("deleteOption", "Detach");
            storage.putArray("dataDisks");
        }
        if (!ATTACHED.contains(option.toLowerCase(Locale.ROOT))) {
            disk.put("diskSizeGB", isWindows() ? WINDOWS_DISK : LINUX_DISK);
        }
        return storage;
    }

    /** What Compute adds to what was asked for, once everything is merged. */
    static void complete(boolean single, ObjectNode profile, JsonNode wanted) {
        JsonNode image = profile.path("storageProfile").path("imageReference");
        if (single && image instanceof ObjectNode reference && image.has("publisher")) {
            reference.put("exactVersion", exact(reference.path("version").asText("latest")));
        }
        if (wanted.path("storageProfile").has("dataDisks")) {
            for (JsonNode disk : profile.path("storageProfile").path("dataDisks")) {
                dataDisk(single, (ObjectNode) disk);
            }
        }
        JsonNode extensions = profile.path("extensionProfile").path("extensions");
        for (JsonNode extension : extensions) {
            if (extension.path("properties") instanceof ObjectNode described) {
                described.putIfAbsent("autoUpgradeMinorVersion", Json.object().booleanNode(false));
            }
        }
    }

    private static void dataDisk(boolean single, ObjectNode disk) {
        disk.putIfAbsent("caching", Json.object().textNode("None"));
        disk.withObjectProperty("managedDisk")
                .putIfAbsent("storageAccountType", Json.object().textNode("Standard_LRS"));
        if (single) {
            disk.putIfAbsent("deleteOption", Json.object().textNode("Detach"));
            disk.putIfAbsent("toBeDetached", Json.object().booleanNode(false));
        }
    }

    /** The version that {@code latest} stood for; there is one here. */
    private static String exact(String version) {
        return version.equalsIgnoreCase("latest") ? "1.0.0" : version;
    }
}
