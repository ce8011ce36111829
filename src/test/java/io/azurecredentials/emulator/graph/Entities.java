package io.azurecredentials.emulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Response;
import java.util.List;

/** Single objects as Graph prints them. */
final class Entities {

    private Entities() {}

    /** An object on its own, with its context line. */
    static ObjectNode entity(GraphCall call, DirectoryObject object, List<String> select) {
        String collection = object.type().collection() + Listing.selection(select);
        ObjectNode body = Json.object();
        body.put("@odata.context", context(call) + collection + "/$entity");
        body.setAll(selected(object, select));
        return body;
    }

    /** An object on its own where objects of several types may stand. */
    static ObjectNode typed(GraphCall call, DirectoryObject object) {
        ObjectNode body = Json.object();
        body.put("@odata.context", context(call) + "directoryObjects/$entity");
        body.setAll(item(object));
        return body;
    }

    /** An object in a list of several types. */
    static ObjectNode item(DirectoryObject object) {
        ObjectNode item = Json.object();
        item.put("@odata.type", object.type().odataType());
        item.setAll(object.body());
        return item;
    }

    /** The answer to a creation. */
    static Response created(GraphCall call, ObjectNode body, DirectoryObject object) {
        String location =
                "https://%s/v2/%s/directoryObjects/%s/Microsoft.DirectoryServices.%s"
                        .formatted(
                                call.request().host(),
                                call.directory().tenant().id(),
                                object.id(),
                                object.type().directoryName());
        return Response.of(201, body).with("location", location);
    }

    /** The chosen properties; all of them if none is chosen. */
    static ObjectNode selected(DirectoryObject object, List<String> select) {
        if (select.isEmpty()) {
            return object.body();
        }
        ObjectNode chosen = Json.object();
        for (String property : select) {
            JsonNode value = object.body().get(property);
            if (value == null) {
                throw new GraphRefusal(
                        400,
                        "BadRequest",
                        "Parsing OData Select and Expand failed: Could not find a property named '"
                                + property
                                + "' on type '"
                                + object.type().odataType().substring(1)
                                + "'.");
            }
            chosen.set(property, value);
        }
        return chosen;
    }

    /** Where context lines start. */
    static String context(GraphCall call) {
        return "https://" + call.request().host() + "/v1.0/$metadata#";
    }
}
