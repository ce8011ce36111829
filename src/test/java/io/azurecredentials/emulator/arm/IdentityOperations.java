package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Response;
import java.util.List;
import java.util.Optional;

/** {@code Microsoft.ManagedIdentity/userAssignedIdentities}. */
final class IdentityOperations {

    static final String NAMESPACE = "Microsoft.ManagedIdentity";
    static final String TYPE = "userAssignedIdentities";

    private IdentityOperations() {}

    static Response list(ArmCall call) {
        ResourceId any = id(call, "-");
        ResourceCalls.demand(call, any, "read");
        return ResourceLists.under(call, any);
    }

    static Response get(ArmCall call) {
        ResourceId id = id(call, call.variable("name"));
        ResourceCalls.demand(call, id, "read");
        return Response.of(200, ResourceCalls.existing(call, id).body());
    }

    /** Done at once: 201 for a new one, 200 for an old one, which keeps its principal. */
    static Response put(ArmCall call) {
        ResourceId id = id(call, call.variable("name"));
        ResourceCalls.demand(call, id, "write");
        JsonNode wanted = call.body();
        ResourceCalls.demandLocation(wanted);
        Optional<Resource> old = call.tenant().resources().find(id, call.now());
        ObjectNode body = Json.object();
        body.put("id", id.path("resourcegroups"));
        body.put("name", id.name());
        body.put("type", NAMESPACE + "/" + TYPE);
        body.put("location", wanted.path("location").asText());
        body.set("tags", wanted.has("tags") ? wanted.get("tags") : Json.object());
        body.set(
                "properties",
                old.map(found -> found.body().get("properties"))
                        .orElseGet(() -> principal(call, id)));
        call.tenant().resources().put(Resource.settled(id, body));
        return old.isPresent()
                ? Response.of(200, body)
                : Response.of(201, body).with("location", id.path("resourcegroups"));
    }

    /** Only tags can be changed, as a whole; from the reference of "Update". */
    static Response patch(ArmCall call) {
        ResourceId id = id(call, call.variable("name"));
        ResourceCalls.demand(call, id, "write");
        ObjectNode body = ResourceCalls.existing(call, id).body().deepCopy();
        JsonNode tags = call.body().path("tags");
        if (tags.isObject()) {
            body.set("tags", tags);
        }
        call.tenant().resources().put(Resource.settled(id, body));
        return Response.of(200, body);
    }

    static Response delete(ArmCall call) {
        ResourceId id = id(call, call.variable("name"));
        ResourceCalls.demand(call, id, "delete");
        Optional<Resource> old = call.tenant().resources().find(id, call.now());
        if (old.isEmpty()) {
            return Response.empty(204);
        }
        call.tenant().resources().remove(id);
        return Response.empty(200);
    }

    private static JsonNode principal(ArmCall call, ResourceId id) {
        DirectoryObject principal =
                ManagedIdentities.create(
                        call.tenant().directory(),
                        id.name(),
                        id.path("resourcegroups"),
                        true,
                        call.now());
        return Json.object()
                .put("tenantId", call.tenant().id())
                .put("principalId", principal.id())
                .put("clientId", principal.text("appId"));
    }

    private static ResourceId id(ArmCall call, String name) {
        return new ResourceId(
                call.variable("subscription"),
                call.variable("group"),
                NAMESPACE,
                List.of(TYPE, name));
    }
}
