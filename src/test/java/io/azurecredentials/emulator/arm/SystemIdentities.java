package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Response;

/**
 * {@code {resource}/providers/Microsoft.ManagedIdentity/identities/default}: the identity that a
 * resource has of its own. From the REST reference of "System Assigned Identities".
 */
final class SystemIdentities {

    private static final String TYPE = "Microsoft.ManagedIdentity/identities";

    private SystemIdentities() {}

    static Response get(ArmCall call) {
        String id = call.scope().child("/providers/" + TYPE + "/default");
        Scopes.existing(call, TYPE + "/read", id);
        ResourceId resource = ResourceCalls.named(call.scope().path());
        ObjectNode body = ResourceCalls.existing(call, resource).body();
        JsonNode principal = body.path("identity").path("principalId");
        return call.tenant()
                .directory()
                .current(principal.asText(""))
                .map(found -> Response.of(200, printed(id, body, found)))
                .orElseThrow(
                        () ->
                                new ArmRefusal(
                                        404, "NotFound", "Resource '" + id + "' was not found."));
    }

    private static ObjectNode printed(String id, ObjectNode resource, DirectoryObject principal) {
        ObjectNode body = Json.object();
        body.put("id", id).put("name", "default").put("type", TYPE);
        body.set("location", resource.path("location"));
        body.putObject("properties")
                .put("tenantId", resource.at("/identity/tenantId").asText())
                .put("principalId", principal.id())
                .put("clientId", principal.text("appId"));
        return body;
    }
}
