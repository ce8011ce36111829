package io.azurecredentials.credential.lifecycle;

/**
 * A role at a scope.
 *
 * @param scope ARM scope
 * @param roleID the role definition's full ARM id
 */
public record Grant(String scope, String roleID) implements Right {

    /** A role is known by the GUID at the end: what is before it differs with where one looks. */
    @Override
    public boolean isSameAs(Right other) {
        return other instanceof Grant it
                && scope.equalsIgnoreCase(it.scope())
                && guid(roleID).equalsIgnoreCase(guid(it.roleID()));
    }

    private static String guid(String roleID) {
        return roleID.substring(roleID.lastIndexOf('/') + 1);
    }
}
