package io.azurecredentials.emulator.graph;

import static io.azurecredentials.emulator.directory.ObjectType.SERVICE_PRINCIPAL;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.AppRoleAssignment;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.directory.Timestamps;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Response;
import java.util.List;
import java.util.Optional;

/**
 * {@code /appRoleAssignments} of a principal, or {@code /appRoleAssignedTo} of a resource: roles of
 * applications, such as Graph's permissions, given to principals. From Graph's reference of "Grant
 * an appRoleAssignment to a service principal"; texts of refusals from public reports.
 *
 * @param toResource whether the path names the resource
 */
record AppRoles(boolean toResource) {

    private static final String ACCESS = "00000000-0000-0000-0000-000000000000";
    private static final List<String> REQUIRED = List.of("principalId", "resourceId", "appRoleId");

    Response list(GraphCall call) {
        call.rights().demandReadApplications();
        String id = DirectoryObjects.found(call).id();
        ObjectNode body = Json.object();
        body.put("@odata.context", Entities.context(call) + "appRoleAssignments");
        ArrayNode value = body.putArray("value");
        call.directory().consents().all().stream()
                .filter(it -> id.equals(toResource ? it.resourceID() : it.principalID()))
                .forEach(it -> value.add(printed(call, it)));
        return Response.of(200, body);
    }

    Response get(GraphCall call) {
        call.rights().demandReadApplications();
        return Response.of(200, entity(call, assignment(call)));
    }

    Response create(GraphCall call) {
        call.rights().demandAssignRoles();
        ObjectNode wanted = call.body();
        for (String property : REQUIRED) {
            if (!wanted.hasNonNull(property)) {
                throw GraphRefusal.badRequest(
                        "A value is required for property '%s' of resource 'AppRoleAssignment'."
                                .formatted(property));
            }
        }
        String named = wanted.path(toResource ? "resourceId" : "principalId").asText();
        if (!DirectoryObjects.found(call).id().equalsIgnoreCase(named)) {
            throw GraphRefusal.badRequest("Not a valid reference update.");
        }
        AppRoleAssignment assignment = wanted(call, wanted);
        if (!call.directory().consents().add(assignment)) {
            throw GraphRefusal.badRequest("Permission being assigned already exists on the object");
        }
        return Response.of(201, entity(call, assignment));
    }

    Response delete(GraphCall call) {
        call.rights().demandAssignRoles();
        call.directory().consents().remove(assignment(call));
        return Response.empty(204);
    }

    private static AppRoleAssignment wanted(GraphCall call, ObjectNode wanted) {
        DirectoryObject principal = live(call, wanted.path("principalId").asText());
        DirectoryObject resource = live(call, wanted.path("resourceId").asText());
        String role = wanted.path("appRoleId").asText();
        Optional<JsonNode> known =
                resource.body()
                        .path("appRoles")
                        .valueStream()
                        .filter(it -> it.path("id").asText().equalsIgnoreCase(role))
                        .findFirst();
        if (resource.type() != SERVICE_PRINCIPAL || (known.isEmpty() && !role.equals(ACCESS))) {
            throw GraphRefusal.badRequest(
                    "Permission being assigned was not found on application '%s'."
                            .formatted(resource.text("appId")));
        }
        return new AppRoleAssignment(
                principal.id(),
                resource.id(),
                role,
                known.map(it -> it.path("value").asText("")).orElse(""),
                Timestamps.ticks(call.now()));
    }

    private static DirectoryObject live(GraphCall call, String id) {
        return call.directory()
                .seen(id, call.replica())
                .filter(object -> !object.isDeleted())
                .orElseThrow(() -> GraphRefusal.notFound(id));
    }

    private static AppRoleAssignment assignment(GraphCall call) {
        String id = call.variable("assignment");
        return call.directory().consents().find(id).orElseThrow(() -> GraphRefusal.notFound(id));
    }

    private static ObjectNode entity(GraphCall call, AppRoleAssignment assignment) {
        ObjectNode body = Json.object();
        body.put("@odata.context", Entities.context(call) + "appRoleAssignments/$entity");
        return body.setAll(printed(call, assignment));
    }

    private static ObjectNode printed(GraphCall call, AppRoleAssignment assignment) {
        Optional<DirectoryObject> principal = call.directory().current(assignment.principalID());
        ObjectNode body = Json.object();
        body.put("id", assignment.id());
        body.putNull("deletedDateTime");
        body.put("appRoleId", assignment.roleID());
        body.put("createdDateTime", assignment.created());
        body.put("principalDisplayName", principal.map(it -> it.text("displayName")).orElse(null));
        body.put("principalId", assignment.principalID());
        body.put("principalType", principal.map(it -> it.type().directoryName()).orElse(null));
        body.put(
                "resourceDisplayName",
                call.directory()
                        .current(assignment.resourceID())
                        .map(it -> it.text("displayName"))
                        .orElse(null));
        body.put("resourceId", assignment.resourceID());
        return body;
    }
}
