package io.azurecredentials.emulator.arm;

import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.directory.ObjectType;
import io.azurecredentials.emulator.store.Lag;
import java.util.Optional;

/** ARM's look at the principal of a new role assignment. */
final class Principals {

    private Principals() {}

    /**
     * The principal's type. Without {@code principalType} in the request ARM looks the principal
     * up, and does not find one that has not been replicated yet; with {@code ServicePrincipal} it
     * takes the caller's word (learned from Microsoft's "Assign Azure roles using REST").
     */
    static String type(ArmCall call, WantedAssignment wanted) {
        Optional<DirectoryObject> found =
                call.tenant()
                        .directory()
                        .seen(wanted.principalID(), Lag.PRINCIPAL_CHECK, call.replica())
                        .filter(object -> !object.isDeleted());
        if (found.isPresent()) {
            return matching(wanted, found.get());
        }
        if ("ServicePrincipal".equals(wanted.principalType())) {
            return "ServicePrincipal";
        }
        throw notFound(call, wanted.principalID());
    }

    private static String matching(WantedAssignment wanted, DirectoryObject principal) {
        String actual = principal.type().directoryName();
        if (principal.type() == ObjectType.APPLICATION) {
            throw ArmRefusal.badRequest(
                    "PrincipalTypeNotSupported",
                    "Principals of type Application cannot validly be used in role assignments.");
        }
        String given = wanted.principalType();
        if (given != null && !given.equalsIgnoreCase(actual)) {
            throw ArmRefusal.badRequest(
                    "UnmatchedPrincipalType",
                    "The PrincipalId '%s' has type '%s' , which is different from specified PrinciaplType '%s'."
                            .formatted(wanted.principalID().replace("-", ""), actual, given));
        }
        return actual;
    }

    /** Printed without dashes, and with two blanks before "See". */
    private static ArmRefusal notFound(ArmCall call, String principalID) {
        return ArmRefusal.badRequest(
                "PrincipalNotFound",
                "Principal "
                        + principalID.replace("-", "")
                        + " does not exist in the directory "
                        + call.tenant().id()
                        + ". Check that you have the correct principal ID. If you are creating this"
                        + " principal and then immediately assigning a role, this error might be"
                        + " related to a replication delay. In this case, set the role assignment"
                        + " principalType property to a value, such as ServicePrincipal, User, or"
                        + " Group.  See https://aka.ms/docs-principaltype");
    }
}
