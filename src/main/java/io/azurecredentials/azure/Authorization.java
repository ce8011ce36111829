package io.azurecredentials.azure;

import io.azurecredentials.base.Answer;
import java.util.List;
import java.util.Optional;

/** Azure Resource Manager's role definitions and role assignments. Everything is safe to repeat. */
public interface Authorization {

    /**
     * The role definitions of that name that can be assigned at a scope, case ignored.
     *
     * @param scope an ARM scope, such as {@code /subscriptions/…/resourceGroups/…}
     */
    Answer<List<RoleDefinition>> findRoles(String scope, String roleName);

    /**
     * The role definition of that id at a scope, if there is one.
     *
     * @param roleID its GUID, or its full ARM id
     */
    Answer<Optional<RoleDefinition>> findRole(String scope, String roleID);

    /**
     * Asks whether roles can be assigned and taken away at a scope, without doing either. Where
     * Azure does not say, they count as if they could: the assignment itself will tell.
     *
     * @return {@code PermissionMissing}, naming what is missing where
     */
    Answer<Authority> proveAuthority(String scope);

    /**
     * Gives a service principal a role; that the same assignment exists already is success.
     *
     * @return {@code NotVisibleYet} while Azure Resource Manager has not heard of the principal
     */
    Answer<Assignment> assign(Assignment assignment);

    /**
     * The assignment of that name at that scope as it is now, if there is one; its principal and
     * role may have become others.
     */
    Answer<Optional<Assignment>> find(Assignment assignment);

    /**
     * The role assignments of a principal at a scope, above it and below it, as far as they may be
     * seen; as many requests as there are pages.
     *
     * @see <a
     *     href="https://learn.microsoft.com/azure/role-based-access-control/role-assignments-list-rest">
     *     List role assignments</a>
     */
    Answer<List<Assignment>> assignmentsOf(String principalID, String scope);

    /** Takes a role away again. */
    Answer<Removal> unassign(Assignment assignment);

    /** Nothing forbids to assign roles. */
    record Authority() {}

    /**
     * @param id its full ARM id
     * @param name what people call it
     */
    record RoleDefinition(String id, String name) {}

    /**
     * One role for one principal at one scope.
     *
     * @param name the GUID we chose for it
     * @param scope where it holds
     * @param roleID the role definition's full ARM id
     * @param principalID the service principal's object id
     */
    record Assignment(String name, String scope, String roleID, String principalID) {

        /**
         * Whether it gives the same role to the same principal. Azure writes scopes and ids in its
         * own case, and role definitions with the subscription they are assigned in.
         */
        public boolean gives(Assignment other) {
            return principalID.equalsIgnoreCase(other.principalID())
                    && scope.equalsIgnoreCase(other.scope())
                    && guid(roleID).equalsIgnoreCase(guid(other.roleID()));
        }

        private static String guid(String roleID) {
            return roleID.substring(roleID.lastIndexOf('/') + 1);
        }
    }
}
