package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.Timestamps;
import io.azurecredentials.emulator.http.Json;
import java.time.Instant;

/** How a machine is doing: well, always. From Compute's REST reference of "Instance View". */
final class InstanceView {

    private InstanceView() {}

    static ObjectNode of(JsonNode properties, Instant now) {
        ObjectNode view = Json.object();
        JsonNode name = properties.path("osProfile").path("computerName");
        if (name.isTextual()) {
            view.set("computerName", name);
        }
        view.put("hyperVGeneration", "V1");
        ArrayNode statuses = view.putArray("statuses");
        statuses.addObject()
                .put("code", "ProvisioningState/succeeded")
                .put("level", "Info")
                .put("displayStatus", "Provisioning succeeded")
                .put("time", Timestamps.ticks(now));
        statuses.addObject()
                .put("code", "PowerState/running")
                .put("level", "Info")
                .put("displayStatus", "VM running");
        return view;
    }
}
