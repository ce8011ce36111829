package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import org.jspecify.annotations.Nullable;

/** A resource group as ARM keeps it; {@code tags} is absent from answers when there are none. */
record ResourceGroup(String subscriptionID, String name, String location, @Nullable JsonNode tags) {

    String id() {
        return "/subscriptions/" + subscriptionID + "/resourceGroups/" + name;
    }

    ObjectNode printed() {
        ObjectNode body = Json.object();
        body.put("id", id());
        body.put("name", name);
        body.put("type", "Microsoft.Resources/resourceGroups");
        body.put("location", location);
        if (tags != null) {
            body.set("tags", tags);
        }
        body.putObject("properties").put("provisioningState", "Succeeded");
        return body;
    }
}
