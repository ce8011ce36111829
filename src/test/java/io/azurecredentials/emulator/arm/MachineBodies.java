package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What Compute fills in that a request leaves out, and what it never prints. */
final class MachineBodies {

    /** Compute's own form: an offset instead of a Z. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSxxx")
                    .withZone(ZoneOffset.UTC);

    private static final Set<String> SECRET = Set.of("adminPassword", "protectedSettings");
    private static final String WITH_ETAG = "2024-07-01";

    private MachineBodies() {}

    /** The properties of a new machine or scale set. */
    static ObjectNode created(MachineType type, JsonNode wanted, Instant now) {
        ObjectNode properties = type.template().deepCopy();
        properties.put(type.uniqueID(), UUID.randomUUID().toString());
        properties.put("timeCreated", TIME.format(now));
        change(properties, wanted);
        networkDefaults(properties);
        return properties;
    }

    /** Merges a request's properties into those there are. */
    static void change(ObjectNode properties, JsonNode wanted) {
        JsonNode image = properties.path("storageProfile").path("imageReference");
        Json.merge(properties, wanted.deepCopy());
        if (image.has("exactVersion")) {
            Json.merge(properties, storage(image.path("exactVersion").asText()));
        }
        withoutSecrets(properties);
        for (JsonNode extension :
                properties
                        .path("virtualMachineProfile")
                        .path("extensionProfile")
                        .path("extensions")) {
            ((ObjectNode) extension.path("properties"))
                    .putIfAbsent("autoUpgradeMinorVersion", Json.object().booleanNode(false));
        }
    }

    /** Once a machine exists, its disk has a name. */
    static void settle(ResourceId id, ObjectNode properties) {
        if (properties.path("storageProfile").path("osDisk") instanceof ObjectNode disk
                && disk.has("deleteOption")
                && !disk.has("name")) {
            String name = id.name() + "_OsDisk_1_" + UUID.randomUUID().toString().replace("-", "");
            disk.put("name", name);
            String path =
                    new ResourceId(
                                    id.subscriptionID(),
                                    id.group(),
                                    MachineType.NAMESPACE,
                                    List.of("disks", name))
                            .path("resourceGroups");
            disk.withObjectProperty("managedDisk").put("id", path);
        }
    }

    /** A body as this request sees it. */
    static ObjectNode printed(ArmCall call, Resource resource) {
        ObjectNode body = resource.body().deepCopy();
        ObjectNode properties = body.withObjectProperty("properties");
        if (!resource.isBusy(call.now()) || !resource.state().equals("Creating")) {
            settle(resource.id(), properties);
        }
        properties.put("provisioningState", resource.state(call.now()));
        if (!call.request().query().get("$expand").orElse("").equalsIgnoreCase("instanceView")) {
            properties.remove("instanceView");
        }
        boolean etag = call.apiVersion().compareTo(WITH_ETAG) >= 0;
        if (!etag) {
            body.remove("etag");
        } else if (!body.has("etag")) {
            body.put("etag", "\"1\"");
        }
        return body;
    }

    private static JsonNode storage(String exactVersion) {
        ObjectNode storage = Json.object();
        storage.putObject("storageProfile")
                .putObject("imageReference")
                .put("exactVersion", exactVersion);
        return storage;
    }

    private static void withoutSecrets(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(SECRET);
        }
        node.forEach(MachineBodies::withoutSecrets);
    }

    /** What Compute says of every network interface that a PUT describes. */
    static void networkDefaults(ObjectNode properties) {
        JsonNode configurations =
                properties
                        .path("virtualMachineProfile")
                        .path("networkProfile")
                        .path("networkInterfaceConfigurations");
        for (JsonNode configuration : configurations) {
            ObjectNode nic = (ObjectNode) configuration.path("properties");
            nic.put("enableAcceleratedNetworking", false);
            nic.put("disableTcpStateTracking", false);
            nic.putObject("dnsSettings").putArray("dnsServers");
            nic.put("enableIPForwarding", false);
            for (JsonNode address : nic.path("ipConfigurations")) {
                ((ObjectNode) address.path("properties")).put("privateIPAddressVersion", "IPv4");
            }
        }
    }
}
