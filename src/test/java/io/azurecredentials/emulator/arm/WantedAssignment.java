package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
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

    static WantedAssignment read(ArmTenant tenant, JsonNode properties) {
        String roleID = required(properties, "roleDefinitionId");
        String name = roleID.substring(roleID.lastIndexOf('/') + 1);
        return new WantedAssignment(
                tenant.role(name).orElseThrow(() -> ArmRefusal.roleDefinitionNotFound(name)),
                required(properties, "principalId"),
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
