package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A resource group as ARM keeps it.
 *
 * @param tags absent from answers when there are none
 * @param gone when its deletion ends
 */
record ResourceGroup(
        String subscriptionID,
        String name,
        String location,
        @Nullable JsonNode tags,
        Instant gone) {

    static ResourceGroup of(
            String subscriptionID, String name, String location, @Nullable JsonNode tags) {
        return new ResourceGroup(subscriptionID, name, location, tags, Instant.MAX);
    }

    ResourceGroup leaving(Instant when) {
        return new ResourceGroup(subscriptionID, name, location, tags, when);
    }

    ResourceGroup tagged(JsonNode next) {
        return new ResourceGroup(subscriptionID, name, location, next, gone);
    }

    boolean isGone(Instant now) {
        return !now.isBefore(gone);
    }

    boolean isLeaving() {
        return !gone.equals(Instant.MAX);
    }

    String id() {
        return "/subscriptions/" + subscriptionID + "/resourceGroups/" + name;
    }

    /** As an API version prints it: until 2018 groups had no type. Recorded. */
    ObjectNode printed(String apiVersion) {
        ObjectNode body = Json.object();
        body.put("id", id());
        body.put("name", name);
        if (apiVersion.compareTo("2019") > 0) {
            body.put("type", "Microsoft.Resources/resourceGroups");
        }
        body.put("location", location);
        if (tags != null) {
            body.set("tags", tags);
        }
        String state = isLeaving() ? "Deleting" : "Succeeded";
        body.putObject("properties").put("provisioningState", state);
        return body;
    }
}
