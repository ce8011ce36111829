package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Guid;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.store.Lag;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** {@code {scope}/providers/Microsoft.Authorization/roleAssignments}. */
final class RoleAssignmentOperations {

    private static final String TYPE = RoleAssignment.TYPE;

    /** The limit per subscription. */
    private static final int MOST = 4000;

    private RoleAssignmentOperations() {}

    /**
     * Those at the scope, above it and below it; {@code atScope()} leaves out those below, {@code
     * assignedTo()} looks through groups.
     */
    static Response list(ArmCall call) {
        Scope scope =
                Scopes.existing(call, TYPE + "/read", call.scope().child("/providers/" + TYPE));
        ArmFilter filter =
                ArmFilter.parse(call.filter(), "principalId", "assignedTo()", "atScope()");
        Set<String> principals = new HashSet<>();
        filter.get("principalId").ifPresent(principals::add);
        filter.get("assignedTo()")
                .ifPresent(
                        id -> {
                            principals.add(id);
                            principals.addAll(call.access().groups(id));
                        });
        ObjectNode body = Json.object();
        ArrayNode value = body.putArray("value");
        call.tenant()
                .assignments()
                .seen(Lag.ROLE_ASSIGNMENT, call.replica())
                .filter(a -> principals.isEmpty() || principals.contains(a.principalID()))
                .filter(
                        a ->
                                call.tenant().covers(a.scope(), scope)
                                        || (filter.get("atScope()").isEmpty()
                                                && call.tenant().covers(scope, a.scope())))
                .forEach(assignment -> value.add(assignment.printed(call.apiVersion())));
        return Response.of(200, body);
    }

    static Response get(ArmCall call) {
        String name = call.variable("name");
        Scope scope = Scopes.allowed(call, TYPE + "/read", target(call));
        return call.tenant()
                .assignments()
                .seen(name, call.replica())
                .filter(assignment -> assignment.scope().isSame(scope))
                .map(assignment -> Response.of(200, assignment.printed(call.apiVersion())))
                .orElseThrow(
                        () ->
                                new ArmRefusal(
                                        404,
                                        "RoleAssignmentNotFound",
                                        "The role assignment '" + name + "' is not found."));
    }

    /** 201 for a new one and for an unchanged old one, as recorded. */
    static Response put(ArmCall call) {
        Scope scope = Scopes.existing(call, TYPE + "/write", target(call));
        String name = call.variable("name");
        if (!Guid.is(name)) {
            throw ArmRefusal.badRequest(
                    "InvalidRoleAssignmentId",
                    "The role assignment ID '%s' is not valid. The role assignment ID must be a GUID."
                            .formatted(name));
        }
        WantedAssignment wanted =
                WantedAssignment.read(call.tenant(), call.body().path("properties"));
        String type = Principals.type(call, wanted);
        return call.tenant()
                .assignments()
                .exclusively(() -> Response.of(201, store(call, scope, name, wanted, type)));
    }

    /** 200 with the assignment if there was one, 204 if not. */
    static Response delete(ArmCall call) {
        Scope scope = Scopes.allowed(call, TYPE + "/delete", target(call));
        Optional<RoleAssignment> found =
                call.tenant()
                        .assignments()
                        .current(call.variable("name"))
                        .filter(assignment -> assignment.scope().isSame(scope));
        found.ifPresent(call.tenant().assignments()::remove);
        return found.map(
                        assignment ->
                                Response.of(
                                        200,
                                        assignment.touched(call.now()).printed(call.apiVersion())))
                .orElse(Response.empty(204));
    }

    private static JsonNode store(
            ArmCall call, Scope scope, String name, WantedAssignment wanted, String type) {
        RoleAssignments all = call.tenant().assignments();
        Optional<RoleAssignment> old = all.current(name);
        if (old.isPresent()
                && !old.get().isFor(wanted.principalID(), wanted.role().name(), scope)) {
            throw ArmRefusal.badRequest(
                    "RoleAssignmentUpdateNotPermitted",
                    "Tenant ID, application ID, principal ID, and scope are not allowed to be"
                            + " updated.");
        }
        if (old.isEmpty()) {
            demandRoom(all, wanted, scope);
        }
        String caller = call.caller().objectID();
        RoleAssignment stored =
                new RoleAssignment(
                        name,
                        scope,
                        wanted.role().name(),
                        wanted.principalID(),
                        type,
                        wanted.description(),
                        wanted.condition(),
                        wanted.conditionVersion(),
                        old.map(RoleAssignment::createdOn).orElse(call.now()),
                        call.now(),
                        caller,
                        caller);
        all.put(stored);
        return stored.unattributed().printed(call.apiVersion());
    }

    private static void demandRoom(RoleAssignments all, WantedAssignment wanted, Scope scope) {
        boolean same =
                all.current()
                        .anyMatch(a -> a.isFor(wanted.principalID(), wanted.role().name(), scope));
        if (same) {
            throw new ArmRefusal(
                    409, "RoleAssignmentExists", "The role assignment already exists.");
        }
        if (all.current().filter(a -> scope.sharesSubscriptionWith(a.scope())).count() >= MOST) {
            throw ArmRefusal.badRequest(
                    "RoleAssignmentLimitExceeded", "No more role assignments can be created.");
        }
    }

    private static String target(ArmCall call) {
        return call.scope().child("/providers/" + TYPE + "/" + call.variable("name"));
    }
}
