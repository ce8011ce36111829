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

    /** The object that a request reads, with the options that it may have. */
    static Response read(GraphCall call, DirectoryObject object) {
        Options options = Options.of(call.request());
        options.demandKnown(object.type());
        ObjectNode body = entity(call, object, options.select());
        Expansion.into(call, object, options, body);
        return Response.of(200, body);
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
        item.setAll(selected(object, List.of()));
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

    /** The chosen properties; if none is chosen, all that a default answer has. */
    static ObjectNode selected(DirectoryObject object, List<String> select) {
        if (select.isEmpty()) {
            ObjectNode all = Json.object();
            all.setAll(object.body());
            object.type().selectable().fieldNames().forEachRemaining(all::remove);
            return all;
        }
        ObjectNode chosen = Json.object();
        for (String property : select) {
            JsonNode value = object.body().get(property);
            chosen.set(property, value == null ? object.type().selectable().get(property) : value);
        }
        return chosen;
    }

    /** Where context lines start. */
    static String context(GraphCall call) {
        return "https://" + call.request().host() + "/v1.0/$metadata#";
    }
}
