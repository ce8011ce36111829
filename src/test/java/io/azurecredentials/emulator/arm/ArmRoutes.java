package io.azurecredentials.emulator.arm;

import io.azurecredentials.emulator.http.Router;
import java.util.Locale;

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
        table.instances();
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
        add("providers.list", "GET", one + "/providers", versions, Providers::list);
        add("providers.register", "POST", provider + "/register", versions, Providers::register);
        String unregister = provider + "/unregister";
        add("providers.unregister", "POST", unregister, versions, Providers::unregister);
        add("providers.everywhere", "GET", "/providers", versions, Providers::everywhere);
        add("providers.anywhere", "GET", "/providers/{namespace}", versions, Providers::anywhere);
        String tags = "{scope*}/providers/Microsoft.Resources/tags/default";
        add("tags.get", "GET", tags, versions, TagOperations::get);
        add("tags.put", "PUT", tags, versions, TagOperations::put);
        add("tags.patch", "PATCH", tags, versions, TagOperations::patch);
        add("tags.delete", "DELETE", tags, versions, TagOperations::delete);
        add("locations.list", "GET", one + "/locations", versions, Locations::list);
        add("tenants.list", "GET", "/tenants", versions, SubscriptionOperations::tenants);
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
        add("resourceGroups.patch", "PATCH", one, versions, ResourceGroupOperations::patch);
        add("resources.list", "GET", SUBSCRIPTION + "/resources", versions, ResourceLists::all);
        add("resources.list", "GET", one + "/resources", versions, ResourceLists::all);
        add("resourceGroups.delete", "DELETE", one, versions, ResourceGroupOperations::delete);
    }

    private void identities() {
        String all = GROUP + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities";
        String one = all + "/{name}";
        ApiVersions versions = ApiVersions.IDENTITY;
        add("identities.list", "GET", all, versions, IdentityOperations::list);
        add("identities.get", "GET", one, versions, IdentityOperations::get);
        add("identities.put", "PUT", one, versions, IdentityOperations::put);
        add("identities.patch", "PATCH", one, versions, IdentityOperations::patch);
        add("identities.delete", "DELETE", one, versions, IdentityOperations::delete);
        String own = "{scope*}/providers/Microsoft.ManagedIdentity/identities/default";
        add("systemIdentities.get", "GET", own, versions, SystemIdentities::get);
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
        add(
                name + "instanceView",
                "GET",
                one + "/instanceView",
                versions,
                operations::instanceView);
        add(name + "put", "PUT", one, versions, operations::put);
        add(name + "patch", "PATCH", one, versions, operations::patch);
        add(name + "delete", "DELETE", one, versions, operations::delete);
        ExtensionOperations extensions = new ExtensionOperations(type);
        String extension = one + "/extensions/{extension}";
        String theirs = name + "extensions.";
        add(theirs + "list", "GET", one + "/extensions", versions, extensions::list);
        add(theirs + "get", "GET", extension, versions, extensions::get);
        add(theirs + "put", "PUT", extension, versions, extensions::put);
        add(theirs + "patch", "PATCH", extension, versions, extensions::patch);
        add(theirs + "delete", "DELETE", extension, versions, extensions::delete);
        PowerActions power = new PowerActions(type);
        add(name + "act", "POST", one + "/{action}", versions, power::act);
    }

    private void instances() {
        String all =
                GROUP
                        + "/providers/Microsoft.Compute/virtualMachineScaleSets/{name}/virtualMachines";
        ApiVersions versions = ApiVersions.COMPUTE;
        add("instances.list", "GET", all, versions, Instances::list);
        add("instances.get", "GET", all + "/{instance}", versions, Instances::get);
    }

    private void generic() {
        String any = GROUP + "/providers/{namespace}/{path*}";
        ApiVersions versions = ApiVersions.ANY;
        add("resources.get", "GET", any, versions, GenericResources::get);
        add("resources.head", "HEAD", any, versions, GenericResources::head);
        add("resources.put", "PUT", any, versions, GenericResources::put);
        add("resources.patch", "PATCH", any, versions, GenericResources::patch);
        add("resources.act", "POST", any, versions, GenericResources::act);
        add("resources.delete", "DELETE", any, versions, GenericResources::delete);
        for (String above : new String[] {SUBSCRIPTION, ""}) {
            String wide = above + "/providers/{namespace}/{path*}";
            String name = above.isEmpty() ? "tenantResources." : "subscriptionResources.";
            if (!above.isEmpty()) {
                add(name + "get", "GET", wide, versions, WideResources::get);
            }
            for (String method : new String[] {"PUT", "PATCH", "DELETE"}) {
                add(
                        name + method.toLowerCase(Locale.ROOT),
                        method,
                        wide,
                        versions,
                        WideResources::change);
            }
        }
    }

    private void add(
            String name, String method, String pattern, ApiVersions versions, ArmHandler handler) {
        routes.add("arm." + name, method, "/" + pattern, new ArmRoute(versions, handler));
    }
}
