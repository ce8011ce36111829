package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * {@code virtualMachineScaleSets/{set}/virtualMachines}. Those of a uniform set follow from its
 * capacity; those of a flexible one are machines that name it. From Compute's REST reference of
 * "Virtual Machine Scale Set VMs" and from "Orchestration modes".
 */
final class Instances {

    private static final String TYPE = "virtualMachines";

    private Instances() {}

    static Response list(ArmCall call) {
        return ResourceLists.list(of(call, set(call, "-")));
    }

    static Response get(ArmCall call) {
        String wanted = call.variable("instance");
        Resource set = set(call, wanted);
        return of(call, set)
                .filter(instance -> instance.path("instanceId").asText().equals(wanted))
                .findFirst()
                .map(instance -> Response.of(200, instance))
                .orElseThrow(
                        () ->
                                new ArmRefusal(
                                        404,
                                        "NotFound",
                                        "The entity was not found in this Azure location."));
    }

    private static Resource set(ArmCall call, String instance) {
        ResourceId id = MachineType.SCALE_SET.id(call, call.variable("name"));
        ResourceCalls.demand(call, id.child(TYPE, instance), "read");
        return ResourceCalls.existing(call, id);
    }

    private static Stream<ObjectNode> of(ArmCall call, Resource set) {
        JsonNode mode = set.body().path("properties").path("orchestrationMode");
        if (mode.asText().equalsIgnoreCase("Flexible")) {
            return flexible(call, set);
        }
        int capacity = set.body().path("sku").path("capacity").asInt(0);
        return IntStream.range(0, capacity).mapToObj(number -> uniform(call, set, number));
    }

    private static Stream<ObjectNode> flexible(ArmCall call, Resource set) {
        String group = set.id().key().substring(0, set.id().key().indexOf("/providers/") + 1);
        return call.tenant()
                .resources()
                .under(group, call.now())
                .filter(found -> MachineType.MACHINE.isTypeOf(found.id()))
                .map(found -> MachineBodies.printed(call, found))
                .filter(
                        machine ->
                                machine.at("/properties/virtualMachineScaleSet/id")
                                        .asText()
                                        .equalsIgnoreCase(set.id().key()))
                .map(machine -> machine.put("instanceId", machine.path("name").asText()));
    }

    private static ObjectNode uniform(ArmCall call, Resource set, int number) {
        JsonNode properties = set.body().path("properties");
        ResourceId id = set.id().child(TYPE, Integer.toString(number));
        ObjectNode instance = Json.object();
        instance.put("name", set.id().name() + "_" + number);
        instance.put("instanceId", Integer.toString(number));
        instance.put("id", id.path("resourceGroups"));
        instance.put("type", id.type());
        instance.set("location", set.body().path("location"));
        if (set.body().has("tags")) {
            instance.set("tags", set.body().get("tags"));
        }
        if (set.body().path("sku").deepCopy() instanceof ObjectNode sku) {
            instance.set("sku", sku.without("capacity"));
        }
        ObjectNode described = instance.putObject("properties");
        described.put("latestModelApplied", true);
        described.put("modelDefinitionApplied", "VirtualMachineScaleSet");
        String seed = properties.path("uniqueId").asText() + "/" + number;
        described.put(
                "vmId",
                UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.US_ASCII)).toString());
        described.put("provisioningState", set.state(call.now()));
        JsonNode profile = properties.path("virtualMachineProfile");
        profile.properties().forEach(part -> described.set(part.getKey(), part.getValue()));
        return instance;
    }
}
