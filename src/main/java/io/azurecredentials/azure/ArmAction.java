package io.azurecredentials.azure;

/**
 * What the root application does in Azure RBAC, and the least of the built-in roles that allows it.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/role-based-access-control/permissions/management-and-governance#microsoftauthorization">
 *     Permissions of Microsoft.Authorization</a>
 */
enum ArmAction {
    READ_ROLES("Microsoft.Authorization/roleDefinitions/read", "Reader"),
    READ_RESOURCES("*/read", "Reader"),
    READ_PERMISSIONS("Microsoft.Authorization/permissions/read", "Reader"),
    READ_ASSIGNMENTS("Microsoft.Authorization/roleAssignments/read", "Reader"),
    ASSIGN(
            "Microsoft.Authorization/roleAssignments/write",
            "Role Based Access Control Administrator"),
    UNASSIGN(
            "Microsoft.Authorization/roleAssignments/delete",
            "Role Based Access Control Administrator");

    private final String action;
    private final String role;

    ArmAction(String action, String role) {
        this.action = action;
        this.role = role;
    }

    /** A role that allows it. */
    String role() {
        return role;
    }

    /** As custom roles write it. */
    @Override
    public String toString() {
        return action;
    }
}
