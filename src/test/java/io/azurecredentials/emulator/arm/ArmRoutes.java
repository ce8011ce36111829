package io.azurecredentials.emulator.arm;

import io.azurecredentials.emulator.http.Router;

/** Every modelled path of Resource Manager, with the names that journal and faults use. */
final class ArmRoutes {

    private final Router<ArmRoute> routes = new Router<>();

    static Router<ArmRoute> all() {
        ArmRoutes table = new ArmRoutes();
        table.authorization();
        table.subscriptions();
        return table.routes;
    }

    private void authorization() {
        String assignments = "{scope*}/providers/Microsoft.Authorization/roleAssignments";
        String assignment = assignments + "/{name}";
        ApiVersions versions = ApiVersions.ROLE_ASSIGNMENTS;
        add("roleAssignments.list", "GET", assignments, versions, RoleAssignmentOperations::list);
        add("roleAssignments.get", "GET", assignment, versions, RoleAssignmentOperations::get);
        add("roleAssignments.put", "PUT", assignment, versions, RoleAssignmentOperations::put);
        add(
                "roleAssignments.delete",
                "DELETE",
                assignment,
                versions,
                RoleAssignmentOperations::delete);
        String definitions = "{scope*}/providers/Microsoft.Authorization/roleDefinitions";
        ApiVersions older = ApiVersions.ROLE_DEFINITIONS;
        add("roleDefinitions.list", "GET", definitions, older, RoleDefinitionOperations::list);
        add(
                "roleDefinitions.get",
                "GET",
                definitions + "/{name}",
                older,
                RoleDefinitionOperations::get);
    }

    private void subscriptions() {
        String one = "/subscriptions/{subscription}";
        String groups = one + "/resourceGroups";
        ApiVersions versions = ApiVersions.RESOURCES;
        add("subscriptions.list", "GET", "/subscriptions", versions, SubscriptionOperations::list);
        add("subscriptions.get", "GET", one, versions, SubscriptionOperations::get);
        add("resourceGroups.list", "GET", groups, versions, SubscriptionOperations::listGroups);
        add(
                "resourceGroups.get",
                "GET",
                groups + "/{group}",
                versions,
                SubscriptionOperations::getGroup);
    }

    private void add(
            String name, String method, String pattern, ApiVersions versions, ArmHandler handler) {
        routes.add("arm." + name, method, "/" + pattern, new ArmRoute(versions, handler));
    }
}
