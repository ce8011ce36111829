package io.azurecredentials.emulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Response;
import java.util.HashSet;
import java.util.Set;

/** {@code /directoryObjects}: objects of any type, by id. */
final class DirectoryObjects {

    private DirectoryObjects() {}

    static Response get(GraphCall call) {
        call.rights().demandReadMemberships();
        DirectoryObject found = found(call);
        return Response.of(200, Entities.typed(call, found));
    }

    /** The object of any type that the path names by id, or by user principal name. */
    static DirectoryObject found(GraphCall call) {
        String key = call.variable("key");
        return call.directory()
                .seen(key, call.replica())
                .filter(object -> !object.isDeleted())
                .or(() -> Users.find(call, key))
                .orElseThrow(() -> GraphRefusal.notFound(key));
    }

    /** Those that exist; ids of nothing are passed over. */
    static Response getByIds(GraphCall call) {
        call.rights().demandReadMemberships();
        ObjectNode wanted = call.body();
        Set<String> types = new HashSet<>();
        wanted.path("types").forEach(type -> types.add(type.asText()));
        ObjectNode body = Json.object();
        body.put("@odata.context", Entities.context(call) + "directoryObjects");
        ArrayNode value = body.putArray("value");
        for (JsonNode id : wanted.path("ids")) {
            call.directory()
                    .seen(id.asText(), call.replica())
                    .filter(object -> !object.isDeleted())
                    .filter(o -> types.isEmpty() || types.contains(o.type().odataName()))
                    .ifPresent(object -> value.add(Entities.item(object)));
        }
        return Response.of(200, body).with("location", "https://" + call.request().host());
    }
}
