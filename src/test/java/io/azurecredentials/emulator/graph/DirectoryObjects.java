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
        String id = call.variable("key");
        DirectoryObject found =
                call.directory()
                        .seen(id, call.replica())
                        .filter(object -> !object.isDeleted())
                        .orElseThrow(() -> GraphRefusal.notFound(id));
        return Response.of(200, Entities.typed(call, found));
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
