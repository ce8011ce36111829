package io.azurecredentials.emulator.graph;

import static io.azurecredentials.emulator.directory.ObjectType.APPLICATION;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * {@code /applications/{id}/federatedIdentityCredentials}: whose tokens stand for the application.
 */
final class FederatedCredentials {

    private static final int MOST = 20;
    private static final int LONGEST_NAME = 120;
    private static final List<String> PROPERTIES =
            List.of("id", "name", "issuer", "subject", "description", "audiences");
    private static final List<String> REQUIRED = List.of("name", "issuer", "subject", "audiences");

    private FederatedCredentials() {}

    static Response list(GraphCall call) {
        call.rights().demandReadApplications();
        DirectoryObject application = call.object(APPLICATION);
        ObjectNode body = Json.object();
        body.put("@odata.context", context(call, application));
        ArrayNode value = body.putArray("value");
        application.federated().values().forEach(value::add);
        return Response.of(200, body);
    }

    static Response get(GraphCall call) {
        call.rights().demandReadApplications();
        DirectoryObject application = call.object(APPLICATION);
        return Response.of(200, printed(call, application, found(call, application)));
    }

    static Response create(GraphCall call) {
        DirectoryObject application = call.object(APPLICATION);
        call.rights().demandWrite(application);
        ObjectNode wanted = call.body();
        for (String name : REQUIRED) {
            if (!wanted.hasNonNull(name)) {
                throw GraphRefusal.badRequest("Required property '%s' is missing.".formatted(name));
            }
        }
        String id = UUID.randomUUID().toString();
        ObjectNode credential = Json.object();
        for (String name : PROPERTIES) {
            credential.set(name, wanted.has(name) ? wanted.get(name) : Json.object().nullNode());
        }
        credential.put("id", id);
        call.update(application, newest -> with(newest, credential));
        return Response.of(201, printed(call, application, credential))
                .with(
                        "location",
                        "https://%s/v2/%s/federatedIdentityCredentials/%s"
                                .formatted(
                                        call.request().host(), call.directory().tenant().id(), id));
    }

    static Response update(GraphCall call) {
        DirectoryObject application = call.object(APPLICATION);
        call.rights().demandWrite(application);
        ObjectNode changed = found(call, application).deepCopy();
        call.body().properties().stream()
                .filter(change -> PROPERTIES.contains(change.getKey()))
                .forEach(change -> changed.set(change.getKey(), change.getValue()));
        call.update(application, newest -> newest.withFederated(changed));
        return Response.empty(204);
    }

    static Response delete(GraphCall call) {
        DirectoryObject application = call.object(APPLICATION);
        call.rights().demandWrite(application);
        String id = found(call, application).path("id").asText();
        call.update(application, newest -> newest.withoutFederated(id));
        return Response.empty(204);
    }

    private static DirectoryObject with(DirectoryObject application, ObjectNode credential) {
        String name = credential.path("name").asText();
        Map<String, ObjectNode> all = application.federated();
        if (name.length() > LONGEST_NAME || credential.path("audiences").size() != 1) {
            throw GraphRefusal.badRequest("Invalid federated identity credential.");
        }
        if (all.values().stream().anyMatch(c -> c.path("name").asText().equals(name))) {
            throw new GraphRefusal(
                    409,
                    "Request_MultipleObjectsWithSameKeyValue",
                    "FederatedIdentityCredential with name " + name + " already exists.");
        }
        if (all.size() >= MOST) {
            throw GraphRefusal.badRequest("No more than 20 federated identity credentials.");
        }
        return application.withFederated(credential);
    }

    /** By id or by name. */
    private static ObjectNode found(GraphCall call, DirectoryObject application) {
        String key = call.variable("credential");
        return application.federated().values().stream()
                .filter(
                        credential ->
                                credential.path("id").asText().equals(key)
                                        || credential.path("name").asText().equals(key))
                .findFirst()
                .orElseThrow(() -> GraphRefusal.notFound(key));
    }

    private static ObjectNode printed(
            GraphCall call, DirectoryObject application, ObjectNode credential) {
        ObjectNode body = Json.object();
        body.put("@odata.context", context(call, application) + "/$entity");
        return body.setAll(credential);
    }

    private static String context(GraphCall call, DirectoryObject application) {
        return "%sapplications('%s')/federatedIdentityCredentials"
                .formatted(Entities.context(call), application.id());
    }
}
