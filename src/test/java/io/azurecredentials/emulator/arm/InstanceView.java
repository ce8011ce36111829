package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.Timestamps;
import io.azurecredentials.emulator.http.Json;

/**
 * How a machine or a scale set is doing: well, and switched on unless somebody switched it off.
 * From Compute's REST reference of "Instance View" and of "Get Instance View".
 */
final class InstanceView {

    private InstanceView() {}

    static ObjectNode of(ArmCall call, Resource resource) {
        return MachineType.MACHINE.isTypeOf(resource.id())
                ? ofMachine(call, resource)
                : ofSet(call, resource);
    }

    private static ObjectNode ofMachine(ArmCall call, Resource machine) {
        ObjectNode view = Json.object();
        JsonNode name = machine.body().at("/properties/osProfile/computerName");
        if (name.isTextual()) {
            view.set("computerName", name);
        }
        view.put("hyperVGeneration", "V1");
        ArrayNode statuses = view.putArray("statuses");
        provisioned(call, statuses);
        String power = call.tenant().resources().power(machine.id());
        statuses.addObject()
                .put("code", "PowerState/" + power)
                .put("level", "Info")
                .put("displayStatus", "VM " + power);
        return view;
    }

    private static ObjectNode ofSet(ArmCall call, Resource set) {
        ObjectNode view = Json.object();
        view.putObject("virtualMachine")
                .putArray("statusesSummary")
                .addObject()
                .put("code", "ProvisioningState/succeeded")
                .put("count", set.body().path("sku").path("capacity").asInt(0));
        provisioned(call, view.putArray("statuses"));
        return view;
    }

    private static void provisioned(ArmCall call, ArrayNode statuses) {
        statuses.addObject()
                .put("code", "ProvisioningState/succeeded")
                .put("level", "Info")
                .put("displayStatus", "Provisioning succeeded")
                .put("time", Timestamps.ticks(call.now()));
    }
}
