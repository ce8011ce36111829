package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.Timestamps;
import io.azurecredentials.emulator.http.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A role given to a principal at a scope.
 *
 * @param name the GUID, unique in the tenant
 * @param role the GUID of the role definition
 * @param createdBy null in the answer to a PUT, and if it was nobody
 */
record RoleAssignment(
        String name,
        Scope scope,
        String role,
        String principalID,
        String principalType,
        @Nullable String description,
        @Nullable String condition,
        @Nullable String conditionVersion,
        Instant createdOn,
        Instant updatedOn,
        @Nullable String createdBy,
        @Nullable String updatedBy) {

    private static final List<String> NEW_IN_2020 =
            List.of(
                    "condition",
                    "conditionVersion",
                    "delegatedManagedIdentityResourceId",
                    "description");

    static final String TYPE = "Microsoft.Authorization/roleAssignments";

    /** One that is there already, as far as its properties tell. */
    static RoleAssignment parse(String name, JsonNode properties, Instant now) {
        String role = properties.path("roleDefinitionId").asText();
        return new RoleAssignment(
                name,
                new Scope(properties.path("scope").asText("/")),
                role.substring(role.lastIndexOf('/') + 1),
                properties.path("principalId").asText(),
                properties.path("principalType").asText("ServicePrincipal"),
                properties.path("description").textValue(),
                properties.path("condition").textValue(),
                properties.path("conditionVersion").textValue(),
                now,
                now,
                properties.path("createdBy").textValue(),
                properties.path("updatedBy").textValue());
    }

    String id() {
        return scope.child("/providers/" + TYPE + "/" + name);
    }

    boolean isFor(String otherPrincipal, String otherRole, Scope otherScope) {
        return principalID.equalsIgnoreCase(otherPrincipal)
                && role.equalsIgnoreCase(otherRole)
                && scope.isSame(otherScope);
    }

    /** As the answer to a PUT prints it: nobody is said to have created it. */
    RoleAssignment unattributed() {
        return new RoleAssignment(
                name,
                scope,
                role,
                principalID,
                principalType,
                description,
                condition,
                conditionVersion,
                createdOn,
                updatedOn,
                null,
                updatedBy);
    }

    /** As the answer to its deletion prints it. */
    RoleAssignment touched(Instant when) {
        return new RoleAssignment(
                name,
                scope,
                role,
                principalID,
                principalType,
                description,
                condition,
                conditionVersion,
                createdOn,
                when,
                createdBy,
                updatedBy);
    }

    /** Conditions and descriptions came with 2020, the principal's type with 2018. */
    ObjectNode printed(String apiVersion) {
        ObjectNode body = printed();
        ObjectNode properties = body.withObjectProperty("properties");
        if (apiVersion.compareTo("2020") < 0) {
            properties.remove(NEW_IN_2020);
        }
        if (apiVersion.compareTo("2018") < 0) {
            properties.remove("principalType");
        }
        return body;
    }

    private ObjectNode printed() {
        ObjectNode body = Json.object();
        ObjectNode properties = body.putObject("properties");
        properties.put("roleDefinitionId", roleDefinitionID());
        properties.put("principalId", principalID);
        properties.put("principalType", principalType);
        properties.put("scope", scope.path());
        properties.put("condition", condition);
        properties.put("conditionVersion", conditionVersion);
        properties.put("createdOn", Timestamps.ticks(createdOn));
        properties.put("updatedOn", Timestamps.ticks(updatedOn));
        properties.put("createdBy", createdBy);
        properties.put("updatedBy", updatedBy);
        properties.putNull("delegatedManagedIdentityResourceId");
        properties.put("description", description);
        body.put("id", id());
        body.put("type", TYPE);
        body.put("name", name);
        return body;
    }

    /** Whatever the request said, the role is named within the subscription. */
    String roleDefinitionID() {
        String base = scope.subscriptionID().map(id -> "/subscriptions/" + id).orElse("");
        return base + "/providers/" + RoleDefinition.TYPE + "/" + role;
    }
}
