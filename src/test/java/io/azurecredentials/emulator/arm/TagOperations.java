package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Response;
import java.util.Locale;

/**
 * {@code {scope}/providers/Microsoft.Resources/tags/default}: all tags of a subscription, a
 * resource group or a resource. From the REST reference of "Tags".
 */
final class TagOperations {

    private static final String TYPE = "Microsoft.Resources/tags";

    private TagOperations() {}

    static Response get(ArmCall call) {
        return printed(call, tagged(call, "read").tags());
    }

    static Response put(ArmCall call) {
        Tagged tagged = tagged(call, "write");
        return changed(call, tagged, wanted(call).deepCopy());
    }

    /** {@code Merge}, {@code Replace} or {@code Delete}. */
    static Response patch(ArmCall call) {
        Tagged tagged = tagged(call, "write");
        ObjectNode tags = tagged.tags().deepCopy();
        ObjectNode wanted = wanted(call);
        switch (call.body().path("operation").asText().toLowerCase(Locale.ROOT)) {
            case "merge" -> tags.setAll(wanted);
            case "replace" -> tags = wanted.deepCopy();
            case "delete" -> tags.remove(wanted.propertyStream().map(e -> e.getKey()).toList());
            default ->
                    throw ArmRefusal.badRequest(
                            "InvalidTagsPatchOperation",
                            "The operation is not one of 'Merge', 'Replace' and 'Delete'.");
        }
        return changed(call, tagged, tags);
    }

    static Response delete(ArmCall call) {
        tagged(call, "delete").put(Json.object());
        return Response.empty(200);
    }

    private static Response changed(ArmCall call, Tagged tagged, ObjectNode tags) {
        tagged.put(tags);
        return printed(call, tags);
    }

    private static Response printed(ArmCall call, ObjectNode tags) {
        ObjectNode body = Json.object();
        body.put("id", call.scope().child("/providers/" + TYPE + "/default"));
        body.put("name", "default");
        body.put("type", TYPE);
        body.putObject("properties").set("tags", tags);
        return Response.of(200, body);
    }

    private static ObjectNode wanted(ArmCall call) {
        JsonNode tags = call.body().path("properties").path("tags");
        if (tags instanceof ObjectNode wanted) {
            return wanted;
        }
        throw ArmRefusal.badRequest(
                "InvalidRequestContent",
                "The request content was invalid and could not be deserialized: 'Required property 'tags' not found in JSON.'");
    }

    private static Tagged tagged(ArmCall call, String action) {
        String target = call.scope().child("/providers/" + TYPE + "/default");
        return Tagged.at(call, Scopes.existing(call, TYPE + "/" + action, target));
    }
}
