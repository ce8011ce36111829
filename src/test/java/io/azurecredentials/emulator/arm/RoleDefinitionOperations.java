package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.Timestamps;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code {scope}/providers/Microsoft.Authorization/roleDefinitions}. */
final class RoleDefinitionOperations {

    private static final String TYPE = RoleDefinition.TYPE;

    private RoleDefinitionOperations() {}

    static Response list(ArmCall call) {
        Scope scope =
                Scopes.existing(call, TYPE + "/read", call.scope().child("/providers/" + TYPE));
        ArmFilter filter =
                ArmFilter.parse(
                        call.filter(), "roleName", "type", "atScopeAndBelow()", "atScope()");
        ObjectNode body = Json.object();
        ArrayNode value = body.putArray("value");
        Stream.concat(call.tenant().customRoles().all(), RoleDefinitions.all())
                .filter(role -> call.tenant().isAssignable(role, scope))
                .filter(role -> matches(filter, "roleName", role.roleName()))
                .filter(role -> matches(filter, "type", role.properties().path("type").asText()))
                .forEach(role -> value.add(role.printed(scope, call.apiVersion())));
        return Response.of(200, body);
    }

    static Response get(ArmCall call) {
        String name = call.variable("name");
        Scope scope = Scopes.allowed(call, TYPE + "/read", target(call));
        return call.tenant()
                .role(name)
                .filter(role -> call.tenant().isAssignable(role, scope))
                .map(role -> Response.of(200, role.printed(scope, call.apiVersion())))
                .orElseThrow(() -> ArmRefusal.roleDefinitionNotFound(name));
    }

    /** Always 201, as recorded. */
    static Response put(ArmCall call) {
        Scope scope = Scopes.existing(call, TYPE + "/write", target(call));
        String name = call.variable("name");
        JsonNode wanted = call.body().path("properties");
        Optional<RoleDefinition> old = call.tenant().customRoles().find(name);
        String caller = call.caller().objectID();
        ObjectNode properties = Json.object();
        properties.put("roleName", free(call, name, required(wanted, "roleName")));
        properties.put("type", "CustomRole");
        properties.put("description", wanted.path("description").textValue());
        properties.set("assignableScopes", wanted.path("assignableScopes"));
        properties.set("permissions", permissions(wanted.path("permissions")));
        String now = Timestamps.ticks(call.now());
        properties.put(
                "createdOn", old.map(r -> r.properties().path("createdOn").asText()).orElse(now));
        properties.put("updatedOn", now);
        properties.put("createdBy", caller);
        properties.put("updatedBy", caller);
        RoleDefinition role = RoleDefinition.of(name, properties);
        call.tenant().customRoles().put(role);
        ObjectNode printed = role.printed(scope, call.apiVersion());
        printed.withObjectProperty("properties").putNull("createdBy");
        return Response.of(201, printed);
    }

    /** 200 with the role if there was one, 204 if not. */
    static Response delete(ArmCall call) {
        Scope scope = Scopes.allowed(call, TYPE + "/delete", target(call));
        Optional<RoleDefinition> found = call.tenant().customRoles().find(call.variable("name"));
        if (found.isEmpty()) {
            return Response.empty(204);
        }
        RoleDefinition role = found.get();
        if (call.tenant().assignments().current().anyMatch(a -> a.role().equals(role.name()))) {
            throw ArmRefusal.badRequest(
                    "RoleDefinitionHasAssignments",
                    "There are existing role assignments referencing role (code:"
                            + " RoleDefinitionHasAssignments)");
        }
        call.tenant().customRoles().remove(role);
        return Response.of(200, role.printed(scope, call.apiVersion()));
    }

    /** The lists that were left out are empty ones. */
    private static ArrayNode permissions(JsonNode wanted) {
        ArrayNode permissions = Json.array();
        for (JsonNode entry : wanted) {
            ObjectNode permission = permissions.addObject();
            for (String name : List.of("actions", "notActions", "dataActions", "notDataActions")) {
                permission.set(name, entry.has(name) ? entry.get(name) : Json.array());
            }
        }
        return permissions;
    }

    /** Learned from "Troubleshoot Azure RBAC": names are unique in a directory. */
    private static String free(ArmCall call, String id, String roleName) {
        boolean taken =
                Stream.concat(call.tenant().customRoles().all(), RoleDefinitions.all())
                        .anyMatch(
                                role ->
                                        !role.name().equalsIgnoreCase(id)
                                                && role.roleName().equalsIgnoreCase(roleName));
        if (taken) {
            throw new ArmRefusal(
                    409,
                    "RoleDefinitionWithSameNameExists",
                    "A custom role with the same name already exists in this directory. Use a"
                            + " different name.");
        }
        return roleName;
    }

    private static String required(JsonNode wanted, String name) {
        String value = wanted.path(name).asText("");
        if (value.isEmpty()) {
            throw ArmRefusal.badRequest(
                    "RoleDefinitionNameNullOrEmpty", "The role definition name is required.");
        }
        return value;
    }

    private static String target(ArmCall call) {
        return call.scope().child("/providers/" + TYPE + "/" + call.variable("name"));
    }

    private static boolean matches(ArmFilter filter, String name, String actual) {
        return filter.get(name).map(actual::equalsIgnoreCase).orElse(true);
    }
}
