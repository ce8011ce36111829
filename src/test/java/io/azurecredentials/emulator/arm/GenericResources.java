package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.http.Unmodelled;
import java.util.List;
import java.util.Optional;

/**
 * Resources of any provider, by id: what Resource Manager's gateway does with them before a
 * provider is asked, and a provider that takes everything and adds nothing.
 */
final class GenericResources {

    private GenericResources() {}

    /** A resource, or all of a type. */
    static Response get(ArmCall call) {
        GenericPath path = GenericPath.of(call);
        if (path.isCollection()) {
            ResourceCalls.demand(call, path.anyOfCollection(), "read");
            return ResourceLists.under(call, path.anyOfCollection());
        }
        ResourceCalls.demand(call, path.id(), "read");
        return Response.of(200, ResourceCalls.existing(call, path.id()).body());
    }

    static Response head(ArmCall call) {
        ResourceId id = GenericPath.of(call).id();
        ResourceCalls.demand(call, id, "read");
        boolean exists = call.tenant().resources().find(id, call.now()).isPresent();
        return Response.empty(exists ? 204 : 404);
    }

    static Response put(ArmCall call) {
        ResourceId id = GenericPath.of(call).id();
        ResourceCalls.demand(call, id, "write");
        demandParent(call, id);
        Optional<Resource> old = call.tenant().resources().find(id, call.now());
        ObjectNode body = Json.object();
        body.put("id", id.path("resourceGroups"));
        body.put("name", id.name());
        body.put("type", id.type());
        body.setAll(described(call.body()));
        body.withObjectProperty("properties").put("provisioningState", "Succeeded");
        call.tenant().resources().put(Resource.settled(id, body));
        return Response.of(old.isPresent() ? 200 : 201, body);
    }

    static Response patch(ArmCall call) {
        ResourceId id = GenericPath.of(call).id();
        ResourceCalls.demand(call, id, "write");
        ObjectNode body = ResourceCalls.existing(call, id).body().deepCopy();
        Json.merge(body, described(call.body()));
        call.tenant().resources().put(Resource.settled(id, body));
        return Response.of(200, body);
    }

    /** Only the gateway's part of an action: what it does is its provider's matter. */
    static Response act(ArmCall call) {
        GenericPath path = GenericPath.of(call);
        ResourceCalls.demand(call, path.resource(), path.action() + "/action");
        ResourceCalls.existing(call, path.resource());
        throw new Unmodelled("the action " + path.action());
    }

    static Response delete(ArmCall call) {
        ResourceId id = GenericPath.of(call).id();
        ResourceCalls.demand(call, id, "delete");
        if (call.tenant().resources().find(id, call.now()).isEmpty()) {
            return Response.empty(204);
        }
        call.tenant().resources().remove(id);
        return Response.empty(200);
    }

    private static ObjectNode described(JsonNode body) {
        ObjectNode described =
                body instanceof ObjectNode object ? object.deepCopy() : Json.object();
        described.remove(List.of("id", "name", "type"));
        return described;
    }

    private static void demandParent(ArmCall call, ResourceId id) {
        if (id.isNested() && call.tenant().resources().find(id.parent(), call.now()).isEmpty()) {
            throw ResourceCalls.parentMissing(id, "write");
        }
    }
}
