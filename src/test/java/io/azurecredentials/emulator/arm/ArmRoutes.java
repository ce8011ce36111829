package io.azurecredentials.emulator.arm;

import io.azurecredentials.emulator.http.Router;

/** Every modelled path of Resource Manager, with the names that journal and faults use. */
final class ArmRoutes {

    private static final String SUBSCRIPTION = "/subscriptions/{subscription}";
    private static final String GROUP = SUBSCRIPTION + "/resourceGroups/{group}";

    private final Router<ArmRoute> routes = new Router<>();

    static Router<ArmRoute> all() {
        ArmRoutes table = new ArmRoutes();
        table.authorization();
        table.subscriptions();
        table.resourceGroups();
        table.identities();
        table.machines(MachineType.MACHINE);
        table.machines(MachineType.SCALE_SET);
        table.generic();
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
        String definition = definitions + "/{name}";
        add("roleDefinitions.put", "PUT", definition, older, RoleDefinitionOperations::put);
        add(
                "roleDefinitions.delete",
                "DELETE",
                definition,
                older,
                RoleDefinitionOperations::delete);
        add(
                "permissions.list",
                "GET",
                "{scope*}/providers/Microsoft.Authorization/permissions",
                ApiVersions.PERMISSIONS,
                PermissionOperations::list);
    }

    private void subscriptions() {
        String one = SUBSCRIPTION;
        ApiVersions versions = ApiVersions.RESOURCES;
        add("subscriptions.list", "GET", "/subscriptions", versions, SubscriptionOperations::list);
        add("subscriptions.get", "GET", one, versions, SubscriptionOperations::get);
        String provider = one + "/providers/{namespace}";
        add("providers.get", "GET", provider, versions, Providers::get);
        add("providers.register", "POST", provider + "/register", versions, Providers::register);
        String result = one + "/operationresults/{operation}";
        add("operationResults.get", "GET", result, versions, Running::result);
        String operation = provider + "/locations/{location}/operations/{operation}";
        add("operations.get", "GET", operation, ApiVersions.ANY, Running::status);
    }

    private void resourceGroups() {
        String all = SUBSCRIPTION + "/resourceGroups";
        String one = all + "/{group}";
        ApiVersions versions = ApiVersions.RESOURCES;
        add("resourceGroups.list", "GET", all, versions, ResourceGroupOperations::list);
        add("resourceGroups.get", "GET", one, versions, ResourceGroupOperations::get);
        add("resourceGroups.head", "HEAD", one, versions, ResourceGroupOperations::head);
        add("resourceGroups.put", "PUT", one, versions, ResourceGroupOperations::put);
        add("resourceGroups.delete", "DELETE", one, versions, ResourceGroupOperations::delete);
    }

    private void identities() {
        String all = GROUP + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities";
        String one = all + "/{name}";
        ApiVersions versions = ApiVersions.IDENTITY;
        add("identities.list", "GET", all, versions, IdentityOperations::list);
        add("identities.get", "GET", one, versions, IdentityOperations::get);
        add("identities.put", "PUT", one, versions, IdentityOperations::put);
        add("identities.delete", "DELETE", one, versions, IdentityOperations::delete);
        String credentials = one + "/federatedIdentityCredentials";
        String credential = credentials + "/{credential}";
        String name = "federatedCredentials.";
        add(name + "list", "GET", credentials, versions, FederatedCredentialOperations::list);
        add(name + "get", "GET", credential, versions, FederatedCredentialOperations::get);
        add(name + "put", "PUT", credential, versions, FederatedCredentialOperations::put);
        add(name + "delete", "DELETE", credential, versions, FederatedCredentialOperations::delete);
    }

    private void machines(MachineType type) {
        MachineOperations operations = new MachineOperations(type);
        String path = "/providers/Microsoft.Compute/" + type.collection();
        String one = GROUP + path + "/{name}";
        String name = type.collection() + ".";
        ApiVersions versions = ApiVersions.COMPUTE;
        add(name + "listAll", "GET", SUBSCRIPTION + path, versions, operations::list);
        add(name + "list", "GET", GROUP + path, versions, operations::list);
        add(name + "get", "GET", one, versions, operations::get);
        add(name + "put", "PUT", one, versions, operations::put);
        add(name + "patch", "PATCH", one, versions, operations::patch);
        add(name + "delete", "DELETE", one, versions, operations::delete);
    }

    private void generic() {
        String any = GROUP + "/providers/{namespace}/{path*}";
        add("resources.get", "GET", any, ApiVersions.ANY, GenericResources::get);
        add("resources.delete", "DELETE", any, ApiVersions.ANY, GenericResources::delete);
    }

    private void add(
            String name, String method, String pattern, ApiVersions versions, ArmHandler handler) {
        routes.add("arm." + name, method, "/" + pattern, new ArmRoute(versions, handler));
    }
}
