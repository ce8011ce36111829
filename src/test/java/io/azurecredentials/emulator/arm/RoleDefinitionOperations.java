package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Response;

/** {@code {scope}/providers/Microsoft.Authorization/roleDefinitions}. */
final class RoleDefinitionOperations {

    private static final String READ = RoleDefinition.TYPE + "/read";

    private RoleDefinitionOperations() {}

    static Response list(ArmCall call) {
        Scope scope =
                Scopes.existing(
                        call, READ, call.scope().child("/providers/" + RoleDefinition.TYPE));
        ArmFilter filter =
                ArmFilter.parse(
                        call.filter(), "roleName", "type", "atScopeAndBelow()", "atScope()");
        ObjectNode body = Json.object();
        ArrayNode value = body.putArray("value");
        RoleDefinitions.all()
                .filter(role -> matches(filter, "roleName", role.roleName()))
                .filter(role -> matches(filter, "type", role.properties().path("type").asText()))
                .forEach(role -> value.add(role.printed(scope)));
        return Response.of(200, body);
    }

    static Response get(ArmCall call) {
        String name = call.variable("name");
        Scope scope =
                Scopes.existing(
                        call,
                        READ,
                        call.scope().child("/providers/" + RoleDefinition.TYPE + "/" + name));
        return RoleDefinitions.find(name)
                .map(role -> Response.of(200, role.printed(scope)))
                .orElseThrow(() -> ArmRefusal.roleDefinitionNotFound(name));
    }

    private static boolean matches(ArmFilter filter, String name, String actual) {
        return filter.get(name).map(actual::equalsIgnoreCase).orElse(true);
    }
}
