package io.azurecredentials.emulator.arm;

import static io.azurecredentials.emulator.directory.ObjectType.GROUP;

import io.azurecredentials.emulator.directory.Memberships;
import io.azurecredentials.emulator.entra.Caller;
import io.azurecredentials.emulator.store.Lag;
import io.azurecredentials.emulator.store.Replica;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Azure RBAC: an action is allowed if any role assigned to the caller or to one of its groups, at
 * the scope or above it, allows it. Deny assignments and conditions are not modelled. A deleted
 * principal's assignments still count for tokens issued before.
 */
record Access(ArmTenant tenant, Caller caller, Replica replica) {

    /** Refuses unless the action is allowed; {@code target} is what the refusal names. */
    void demand(String action, Scope scope, String target) {
        if (!isAllowed(action, scope)) {
            throw ArmRefusal.authorizationFailed(caller, action, target);
        }
    }

    boolean isAllowed(String action, Scope scope) {
        return roles(scope).anyMatch(role -> role.allows(action));
    }

    /** The roles that the caller has at the scope, one for each assignment that counts there. */
    Stream<RoleDefinition> roles(Scope scope) {
        Set<String> principals = new HashSet<>(groups(caller.objectID()));
        principals.add(caller.objectID());
        return tenant.assignments()
                .seen(Lag.ACCESS, replica)
                .filter(assignment -> principals.contains(assignment.principalID()))
                .filter(assignment -> tenant.covers(assignment.scope(), scope))
                .flatMap(assignment -> tenant.role(assignment.role()).stream());
    }

    /** The groups of a principal as ARM sees them. */
    Set<String> groups(String principalID) {
        return Memberships.of(
                principalID,
                () -> tenant.directory().current().filter(object -> object.type() == GROUP));
    }
}
