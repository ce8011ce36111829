package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a PUT asks for.
 *
 * @param principalType null if it was left out, and ARM is to find it out
 */
record WantedAssignment(
        RoleDefinition role,
        String principalID,
        @Nullable String principalType,
        @Nullable String description,
        @Nullable String condition,
        @Nullable String conditionVersion) {
    private static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}");

    static WantedAssignment read(ArmTenant tenant, JsonNode properties) {
        String roleID = required(properties, "roleDefinitionId");
        String name = roleID.substring(roleID.lastIndexOf('/') + 1);
        String principal = required(properties, "principalId");
        if (!GUID.matcher(principal).matches()) {
            throw ArmRefusal.badRequest(
                    "InvalidPrincipalId",
                    "The Principal ID '%s' is not valid. Principal ID must be a GUID."
                            .formatted(principal));
        }
        return new WantedAssignment(
                tenant.role(name).orElseThrow(() -> ArmRefusal.roleDefinitionNotFound(name)),
                principal,
                properties.path("principalType").textValue(),
                properties.path("description").textValue(),
                properties.path("condition").textValue(),
                properties.path("conditionVersion").textValue());
    }

    private static String required(JsonNode properties, String name) {
        String value = properties.path(name).asText("");
        if (value.isEmpty()) {
            throw ArmRefusal.badRequest(
                    "InvalidCreateRoleAssignmentRequest",
                    "The request to create role assignment is not valid. Property '"
                            + name
                            + "' is required.");
        }
        return value;
    }
}
