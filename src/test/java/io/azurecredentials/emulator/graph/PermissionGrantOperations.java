package io.azurecredentials.emulator.graph;

import static io.azurecredentials.emulator.directory.ObjectType.SERVICE_PRINCIPAL;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.PermissionGrants;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Response;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code /oauth2PermissionGrants}: what applications may do in the name of people. Recorded. */
final class PermissionGrantOperations {
    private static final String COLLECTION = "oauth2PermissionGrants";

    private PermissionGrantOperations() {}

    static Response list(GraphCall call) {
        call.rights().demandReadMemberships();
        Optional<Filter> filter = Options.of(call.request()).filter();
        ObjectNode body = Json.object();
        body.put("@odata.context", Entities.context(call) + COLLECTION);
        ArrayNode value = body.putArray("value");
        grants(call).all().stream()
                .filter(grant -> filter.isEmpty() || filter.get().matches(grant))
                .forEach(value::add);
        return Response.of(200, body);
    }

    static Response get(GraphCall call) {
        call.rights().demandReadMemberships();
        return Response.of(200, printed(call, found(call)));
    }

    static Response create(GraphCall call) {
        call.rights().demandGrants();
        ObjectNode wanted = call.body();
        for (String name : List.of("clientId", "consentType", "resourceId")) {
            if (!wanted.hasNonNull(name)) {
                throw GraphRefusal.badRequest(
                        "A value is required for property '%s' of resource 'OAuth2PermissionGrant'."
                                .formatted(name));
            }
        }
        String client = wanted.path("clientId").asText();
        if (call.find(SERVICE_PRINCIPAL, new Key("id", client)).isEmpty()) {
            throw GraphRefusal.notFound(client);
        }
        ObjectNode grant = Json.object();
        String id = id(client, wanted.path("resourceId").asText(), wanted.path("principalId"));
        grant.set("clientId", wanted.get("clientId"));
        grant.set("consentType", wanted.get("consentType"));
        grant.put("id", id);
        grant.put("principalId", wanted.path("principalId").textValue());
        grant.set("resourceId", wanted.get("resourceId"));
        grant.put("scope", wanted.path("scope").textValue());
        if (!grants(call).add(id, grant)) {
            throw new GraphRefusal(
                    409,
                    "Request_MultipleObjectsWithSameKeyValue",
                    "Permission entry already exists.");
        }
        return Response.of(201, printed(call, grant))
                .with(
                        "location",
                        "https://%s/v2/%s/%s/%s"
                                .formatted(
                                        call.request().host(),
                                        call.directory().tenant().id(),
                                        COLLECTION,
                                        id));
    }

    /** Only the scope can be changed. */
    static Response update(GraphCall call) {
        call.rights().demandGrants();
        ObjectNode changed = found(call).deepCopy();
        changed.put("scope", call.body().path("scope").textValue());
        grants(call).replace(changed.path("id").asText(), changed);
        return Response.empty(204);
    }

    static Response delete(GraphCall call) {
        call.rights().demandGrants();
        grants(call).remove(found(call).path("id").asText());
        return Response.empty(204);
    }

    private static PermissionGrants grants(GraphCall call) {
        return call.directory().permissionGrants();
    }

    private static ObjectNode found(GraphCall call) {
        String id = call.variable("key");
        return grants(call).find(id).orElseThrow(() -> GraphRefusal.notFound(id));
    }

    private static ObjectNode printed(GraphCall call, ObjectNode grant) {
        ObjectNode body = Json.object();
        body.put("@odata.context", Entities.context(call) + COLLECTION + "/$entity");
        return body.setAll(grant);
    }

    /** Recorded: the ids of client, resource and principal in .NET's byte order, as base64url. */
    private static String id(String client, String resource, JsonNode principal) {
        ByteBuffer bytes = ByteBuffer.allocate(48);
        put(bytes, client);
        put(bytes, resource);
        if (principal.isTextual()) {
            put(bytes, principal.asText());
        }
        byte[] used = new byte[bytes.position()];
        bytes.flip().get(used);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(used);
    }

    private static void put(ByteBuffer bytes, String id) {
        UUID guid;
        try {
            guid = UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw GraphRefusal.badRequest("Invalid object identifier '" + id + "'.");
        }
        long most = guid.getMostSignificantBits();
        bytes.order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) (most >>> 32))
                .putShort((short) (most >>> 16))
                .putShort((short) most)
                .order(ByteOrder.BIG_ENDIAN)
                .putLong(guid.getLeastSignificantBits());
    }
}
