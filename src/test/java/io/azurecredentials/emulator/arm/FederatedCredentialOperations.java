package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Response;
import java.util.List;
import java.util.Optional;

/** {@code userAssignedIdentities/{name}/federatedIdentityCredentials}. */
final class FederatedCredentialOperations {

    private static final String TYPE = "federatedIdentityCredentials";
    private static final int MOST = 20;

    private FederatedCredentialOperations() {}

    static Response list(ArmCall call) {
        ResourceId identity = identity(call);
        ResourceCalls.demand(call, identity.child(TYPE, "-"), "read");
        ResourceCalls.existing(call, identity);
        ObjectNode body = Json.object();
        ArrayNode value = body.putArray("value");
        of(call, identity).forEach(resource -> value.add(resource.body()));
        return Response.of(200, body);
    }

    static Response get(ArmCall call) {
        ResourceId id = identity(call).child(TYPE, call.variable("credential"));
        ResourceCalls.demand(call, id, "read");
        return Response.of(200, ResourceCalls.existing(call, id).body());
    }

    static Response put(ArmCall call) {
        ResourceId identity = identity(call);
        ResourceId id = identity.child(TYPE, call.variable("credential"));
        ResourceCalls.demand(call, id, "write");
        ResourceCalls.existing(call, identity);
        Optional<Resource> old = call.tenant().resources().find(id, call.now());
        if (old.isEmpty() && of(call, identity).size() >= MOST) {
            throw ArmRefusal.badRequest(
                    "BadRequest", "Too many Federated Identity Credentials have been added.");
        }
        JsonNode wanted = call.body().path("properties");
        ObjectNode body = Json.object();
        body.put("id", id.path("resourcegroups"));
        body.put("name", id.name());
        body.put("type", id.type());
        ObjectNode properties = body.putObject("properties");
        for (String name : List.of("issuer", "subject", "audiences")) {
            properties.set(name, wanted.path(name));
        }
        call.tenant().resources().put(Resource.settled(id, body));
        return old.isPresent()
                ? Response.of(200, body)
                : Response.of(201, body).with("location", id.path("resourcegroups"));
    }

    static Response delete(ArmCall call) {
        ResourceId id = identity(call).child(TYPE, call.variable("credential"));
        ResourceCalls.demand(call, id, "delete");
        if (call.tenant().resources().find(id, call.now()).isEmpty()) {
            return Response.empty(204);
        }
        call.tenant().resources().remove(id);
        return Response.empty(200);
    }

    private static List<Resource> of(ArmCall call, ResourceId identity) {
        return call.tenant().resources().under(identity.key() + "/", call.now()).toList();
    }

    private static ResourceId identity(ArmCall call) {
        return new ResourceId(
                call.variable("subscription"),
                call.variable("group"),
                IdentityOperations.NAMESPACE,
                List.of(IdentityOperations.TYPE, call.variable("name")));
    }
}
