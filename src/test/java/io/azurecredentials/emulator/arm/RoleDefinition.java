package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import java.util.List;
import java.util.stream.Stream;

/**
 * A role: a name and what it allows.
 *
 * @param name the GUID
 * @param properties as ARM prints them
 */
record RoleDefinition(String name, JsonNode properties, List<Permission> permissions) {

    static final String TYPE = "Microsoft.Authorization/roleDefinitions";

    static RoleDefinition of(String name, JsonNode properties) {
        List<Permission> permissions =
                properties.path("permissions").valueStream().map(Permission::of).toList();
        return new RoleDefinition(name, properties, permissions);
    }

    String roleName() {
        return properties.path("roleName").asText();
    }

    Stream<Scope> assignableScopes() {
        return properties.path("assignableScopes").valueStream().map(s -> new Scope(s.asText()));
    }

    boolean allows(String action) {
        return permissions.stream().anyMatch(permission -> permission.allows(action));
    }

    /** Its id as seen from a scope: with the subscription, if the scope lies in one. */
    String id(Scope scope) {
        String base =
                scope.subscriptionID()
                        .map(subscription -> "/subscriptions/" + subscription)
                        .orElse("");
        return base + "/providers/" + TYPE + "/" + name;
    }

    /** As ARM prints it to a reader at this scope; data actions came with 2018. */
    ObjectNode printed(Scope scope, String apiVersion) {
        ObjectNode body = Json.object();
        body.set("properties", properties.deepCopy());
        if (apiVersion.compareTo("2018") < 0) {
            for (JsonNode permission : body.path("properties").path("permissions")) {
                ((ObjectNode) permission).remove(List.of("dataActions", "notDataActions"));
            }
        }
        body.put("id", id(scope));
        body.put("type", TYPE);
        body.put("name", name);
        return body;
    }
}
