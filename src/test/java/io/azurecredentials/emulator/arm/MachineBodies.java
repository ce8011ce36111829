package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.world.Quirk;
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

    private static final Set<String> SECRET =
            Set.of("adminPassword", "customData", "protectedSettings", "userData");

    /** What a set has no say in whose machines are made one by one. */
    private static final Set<String> UNIFORM_ONLY =
            Set.of("overprovision", "doNotRunExtensionsOnOverprovisionedVMs", "upgradePolicy");

    private static final List<String> UNSET =
            List.of("enableAcceleratedNetworking", "disableTcpStateTracking", "enableIPForwarding");
    private static final String WITH_ETAG = "2024-07-01";

    private MachineBodies() {}

    /** The properties of a new machine or scale set. */
    static ObjectNode created(MachineType type, JsonNode wanted, Instant now) {
        ObjectNode properties = type.template().deepCopy();
        properties.put(type.uniqueID(), UUID.randomUUID().toString());
        properties.put("timeCreated", TIME.format(now));
        JsonNode profile = type.profile(wanted);
        if (!profile.isMissingNode()) {
            type.profileOf(properties).setAll(new MachineDefaults(type.isSingle(), profile).all());
        }
        if (wanted.path("orchestrationMode").asText().equalsIgnoreCase("Flexible")) {
            properties.remove(UNIFORM_ONLY);
        }
        if (!type.isSingle() && !profile.isMissingNode()) {
            type.profileOf(properties).put("timeCreated", TIME.format(now));
        }
        change(type, properties, wanted);
        return properties;
    }

    /** Merges a request's properties into those there are. */
    static void change(MachineType type, ObjectNode properties, JsonNode wanted) {
        Json.merge(properties, wanted.deepCopy());
        if (properties.has("virtualMachineProfile") || type.isSingle()) {
            MachineDefaults.complete(
                    type.isSingle(), type.profileOf(properties), type.profile(wanted));
        }
        withoutSecrets(properties);
        if (wanted.path("virtualMachineProfile").has("networkProfile")) {
            networkDefaults(properties);
        }
    }

    /** Once a machine exists, its disks have names. */
    static void settle(ResourceId id, ObjectNode properties) {
        JsonNode storage = properties.path("storageProfile");
        name(id, storage.path("osDisk"), "_OsDisk_1_");
        storage.path("dataDisks")
                .forEach(disk -> name(id, disk, "_disk" + disk.path("lun").asText() + "_"));
    }

    private static void name(ResourceId id, JsonNode wanted, String infix) {
        if (!(wanted instanceof ObjectNode disk) || !disk.has("managedDisk") || disk.has("name")) {
            return;
        }
        String name = id.name() + infix + UUID.randomUUID().toString().replace("-", "");
        disk.put("name", name);
        disk.withObjectProperty("managedDisk")
                .putIfAbsent(
                        "id",
                        disk.textNode(
                                new ResourceId(
                                                id.subscriptionID(),
                                                id.group(),
                                                MachineType.NAMESPACE,
                                                List.of("disks", name))
                                        .path("resourceGroups")));
    }

    /** A body as this request sees it. */
    static ObjectNode printed(ArmCall call, Resource resource) {
        ObjectNode body = resource.body().deepCopy();
        ObjectNode properties = body.withObjectProperty("properties");
        if (!MachineIdentity.isTold(properties, call.tenant().directory().quirks())) {
            MachineIdentity.hide(body.path("identity"));
        }
        boolean creating = resource.isBusy(call.now()) && resource.state().equals("Creating");
        if (MachineType.MACHINE.isTypeOf(resource.id()) && !creating) {
            settle(resource.id(), properties);
        }
        properties.put("provisioningState", resource.state(call.now()));
        boolean expanded =
                call.request().query().get("$expand").orElse("").equalsIgnoreCase("instanceView");
        if (!expanded) {
            properties.remove("instanceView");
        } else if (!properties.has("instanceView")) {
            properties.set("instanceView", InstanceView.of(call, resource));
        }
        if (isSilent(call, properties)) {
            body.remove("identity");
        }
        MachineVersions.trim(properties, call.apiVersion());
        boolean etag = call.apiVersion().compareTo(WITH_ETAG) >= 0;
        if (!etag) {
            body.remove("etag");
        } else if (!body.has("etag")) {
            body.put("etag", "\"1\"");
        }
        return body;
    }

    private static boolean isSilent(ArmCall call, ObjectNode properties) {
        return properties.has("virtualMachineScaleSet")
                && !call.tenant().directory().quirks().is(Quirk.FLEXIBLE_MACHINES_TELL_IDENTITIES);
    }

    private static void withoutSecrets(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(SECRET);
        }
        node.forEach(MachineBodies::withoutSecrets);
    }

    /** What Compute says of every network interface that a PUT describes. */
    private static void networkDefaults(ObjectNode properties) {
        JsonNode configurations =
                properties
                        .path("virtualMachineProfile")
                        .path("networkProfile")
                        .path("networkInterfaceConfigurations");
        for (JsonNode configuration : configurations) {
            ObjectNode nic = ((ObjectNode) configuration).withObjectProperty("properties");
            for (String name : UNSET) {
                nic.putIfAbsent(name, nic.booleanNode(false));
            }
            nic.withObjectProperty("dnsSettings").putIfAbsent("dnsServers", Json.array());
            for (JsonNode address : nic.path("ipConfigurations")) {
                if (address.path("properties") instanceof ObjectNode described) {
                    described.putIfAbsent("privateIPAddressVersion", nic.textNode("IPv4"));
                }
            }
        }
    }
}
