package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.world.FederatedCredential;
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
        String principal =
                call.tenant()
                        .resources()
                        .find(identity, call.now())
                        .map(FederatedCredentialOperations::principal)
                        .orElseThrow(() -> ResourceCalls.parentMissing(id, "write"));
        Optional<Resource> old = call.tenant().resources().find(id, call.now());
        if (old.isEmpty() && of(call, identity).size() >= MOST) {
            throw ArmRefusal.badRequest(
                    "BadRequest", "Too many Federated Identity Credentials have been added.");
        }
        ObjectNode body = body(id, call.body().path("properties"));
        demandUnique(call, identity, body);
        call.tenant().resources().put(Resource.settled(id, body));
        ManagedIdentities.trust(call.tenant().directory(), principal, credential(body));
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
        call.tenant()
                .resources()
                .find(id.parent(), call.now())
                .ifPresent(
                        identity ->
                                ManagedIdentities.distrust(
                                        call.tenant().directory(), principal(identity), id.name()));
        return Response.empty(200);
    }

    /** A credential as ARM prints it; the audience may be left out. */
    static ObjectNode body(ResourceId id, JsonNode wanted) {
        ObjectNode body = Json.object();
        body.put("id", id.path("resourcegroups"));
        body.put("name", id.name());
        body.put("type", id.type());
        ObjectNode properties = body.putObject("properties");
        for (String name : List.of("issuer", "subject")) {
            if (wanted.path(name).asText("").isEmpty()) {
                throw ArmRefusal.badRequest(
                        "BadRequest",
                        "The request format was unexpected: " + name + " is missing.");
            }
            properties.set(name, wanted.path(name));
        }
        properties.set(
                "audiences",
                wanted.path("audiences").isArray()
                        ? wanted.path("audiences")
                        : Json.array().add(FederatedCredential.AUDIENCE));
        return body;
    }

    /** A credential as the directory keeps it; its name is its key. */
    static ObjectNode credential(ObjectNode body) {
        ObjectNode credential = body.path("properties").deepCopy();
        credential.put("id", body.path("name").asText());
        return credential;
    }

    /** Issuer and subject together are unique on an identity (Microsoft's "considerations"). */
    private static void demandUnique(ArmCall call, ResourceId identity, ObjectNode body) {
        JsonNode wanted = body.path("properties");
        boolean taken =
                of(call, identity).stream()
                        .map(Resource::body)
                        .filter(other -> !other.path("name").equals(body.path("name")))
                        .map(other -> other.path("properties"))
                        .anyMatch(
                                other ->
                                        other.path("issuer").equals(wanted.path("issuer"))
                                                && other.path("subject")
                                                        .equals(wanted.path("subject")));
        if (taken) {
            throw new ArmRefusal(
                    409,
                    "Conflict",
                    "Issuer and subject combination already exists for this Managed Identity.");
        }
    }

    private static String principal(Resource identity) {
        return identity.body().path("properties").path("principalId").asText();
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
