package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Response;

/**
 * {@code {scope}/providers/Microsoft.Authorization/permissions}: what the caller may do there, role
 * by role.
 *
 * @see <a
 *     href="https://learn.microsoft.com/rest/api/authorization/permissions/list-for-resource-group">
 *     Permissions - List For Resource Group</a>
 */
final class PermissionOperations {

    private static final String TYPE = "Microsoft.Authorization/permissions";

    private PermissionOperations() {}

    static Response list(ArmCall call) {
        Scope scope =
                Scopes.existing(call, TYPE + "/read", call.scope().child("/providers/" + TYPE));
        ObjectNode body = Json.object();
        ArrayNode value = body.putArray("value");
        call.access()
                .roles(scope)
                .forEach(
                        role -> {
                            for (JsonNode permission : role.properties().path("permissions")) {
                                value.add(permission.deepCopy());
                            }
                        });
        return Response.of(200, body);
    }
}
