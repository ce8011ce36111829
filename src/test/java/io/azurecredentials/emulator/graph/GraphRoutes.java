package io.azurecredentials.emulator.graph;

import static io.azurecredentials.emulator.directory.ObjectType.APPLICATION;
import static io.azurecredentials.emulator.directory.ObjectType.GROUP;
import static io.azurecredentials.emulator.directory.ObjectType.SERVICE_PRINCIPAL;
import static io.azurecredentials.emulator.directory.ObjectType.USER;

import io.azurecredentials.emulator.directory.ObjectType;
import io.azurecredentials.emulator.http.Request;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.http.Router;
import java.util.function.Function;

/** Every modelled path of Graph, with the operation names that journal and faults use. */
final class GraphRoutes {

    private GraphRoutes() {}

    /**
     * @param inner answers the items of a batch
     */
    static Router<GraphHandler> all(Function<Request, Response> inner) {
        Router<GraphHandler> routes = new Router<>();
        routes.add("graph.batch", "POST", "/v1.0/$batch", new Batch(inner)::answer);
        applications(routes);
        servicePrincipals(routes);
        groups(routes);
        users(routes);
        deletedItems(routes);
        directoryObjects(routes);
        permissionGrants(routes);
        return routes;
    }

    private static void applications(Router<GraphHandler> routes) {
        Reads reads = new Reads(APPLICATION, Rights::demandReadApplications);
        String all = "/v1.0/applications";
        String one = all + "/{key}";
        routes.add("graph.applications.list", "GET", all, reads::list);
        routes.add("graph.applications.create", "POST", all, Applications::create);
        routes.add("graph.applications.count", "GET", all + "/$count", reads::number);
        routes.add("graph.applications.get", "GET", one, reads::get);
        routes.add("graph.applications.upsert", "PATCH", all + "/({key})", Applications::upsert);
        routes.add("graph.applications.update", "PATCH", one, Applications::update);
        routes.add("graph.applications.delete", "DELETE", one, Applications::delete);
        passwords(routes, "graph.applications.", one, APPLICATION);
        federatedCredentials(routes, one + "/federatedIdentityCredentials");
        owners(routes, "graph.applications.", one, APPLICATION);
    }

    private static void servicePrincipals(Router<GraphHandler> routes) {
        Reads reads = new Reads(SERVICE_PRINCIPAL, Rights::demandReadApplications);
        String all = "/v1.0/servicePrincipals";
        String one = all + "/{key}";
        routes.add("graph.servicePrincipals.list", "GET", all, reads::list);
        routes.add("graph.servicePrincipals.create", "POST", all, ServicePrincipals::create);
        routes.add("graph.servicePrincipals.count", "GET", all + "/$count", reads::number);
        routes.add("graph.servicePrincipals.get", "GET", one, reads::get);
        routes.add(
                "graph.servicePrincipals.upsert",
                "PATCH",
                all + "/({key})",
                ServicePrincipals::upsert);
        routes.add("graph.servicePrincipals.update", "PATCH", one, ServicePrincipals::update);
        routes.add("graph.servicePrincipals.delete", "DELETE", one, ServicePrincipals::delete);
        passwords(routes, "graph.servicePrincipals.", one, SERVICE_PRINCIPAL);
        owners(routes, "graph.servicePrincipals.", one, SERVICE_PRINCIPAL);
        memberOf(routes, "graph.servicePrincipals.", one);
        String assigned = "graph.servicePrincipals.appRole";
        appRoles(routes, assigned + "Assignments", one + "/appRoleAssignments", false);
        appRoles(routes, assigned + "AssignedTo", one + "/appRoleAssignedTo", true);
    }

    private static void passwords(
            Router<GraphHandler> routes, String name, String one, ObjectType type) {
        PasswordActions actions = new PasswordActions(type);
        routes.add(name + "addPassword", "POST", one + "/addPassword", actions::add);
        routes.add(name + "removePassword", "POST", one + "/removePassword", actions::remove);
    }

    private static void owners(
            Router<GraphHandler> routes, String name, String one, ObjectType type) {
        Owners owners = new Owners(type);
        routes.add(name + "owners", "GET", one + "/owners", owners::list);
        routes.add(name + "addOwner", "POST", one + "/owners/$ref", owners::add);
        routes.add(name + "removeOwner", "DELETE", one + "/owners/{owner}/$ref", owners::remove);
    }

    private static void groups(Router<GraphHandler> routes) {
        Reads reads = new Reads(GROUP, Rights::demandReadGroups);
        String all = "/v1.0/groups";
        String one = all + "/{key}";
        routes.add("graph.groups.list", "GET", all, reads::list);
        routes.add("graph.groups.create", "POST", all, Groups::create);
        routes.add("graph.groups.count", "GET", all + "/$count", reads::number);
        routes.add("graph.groups.get", "GET", one, reads::get);
        routes.add("graph.groups.update", "PATCH", one, Groups::update);
        routes.add("graph.groups.delete", "DELETE", one, Groups::delete);
        relation(routes, "graph.groups.members", one + "/members", Relations::members);
        relation(
                routes,
                "graph.groups.transitiveMembers",
                one + "/transitiveMembers",
                Relations::transitiveMembers);
        routes.add("graph.groups.addMember", "POST", one + "/members/$ref", Members::add);
        routes.add(
                "graph.groups.removeMember",
                "DELETE",
                one + "/members/{member}/$ref",
                Members::remove);
        owners(routes, "graph.groups.", one, GROUP);
        memberOf(routes, "graph.groups.", one);
        appRoles(routes, "graph.groups.appRoleAssignments", one + "/appRoleAssignments", false);
    }

    private static void users(Router<GraphHandler> routes) {
        Reads reads = new Reads(USER, Rights::demandReadUsers);
        String all = "/v1.0/users";
        String one = all + "/{key}";
        routes.add("graph.users.list", "GET", all, reads::list);
        routes.add("graph.users.create", "POST", all, Users::create);
        routes.add("graph.users.count", "GET", all + "/$count", reads::number);
        routes.add("graph.users.get", "GET", one, Users::get);
        routes.add("graph.users.update", "PATCH", one, Users::update);
        routes.add("graph.users.delete", "DELETE", one, Users::delete);
        memberOf(routes, "graph.users.", one);
        appRoles(routes, "graph.users.appRoleAssignments", one + "/appRoleAssignments", false);
    }

    private static void federatedCredentials(Router<GraphHandler> routes, String all) {
        String one = all + "/{credential}";
        String name = "graph.federatedIdentityCredentials.";
        routes.add(name + "list", "GET", all, FederatedCredentials::list);
        routes.add(name + "create", "POST", all, FederatedCredentials::create);
        routes.add(name + "get", "GET", one, FederatedCredentials::get);
        routes.add(name + "update", "PATCH", one, FederatedCredentials::update);
        routes.add(name + "delete", "DELETE", one, FederatedCredentials::delete);
    }

    private static void deletedItems(Router<GraphHandler> routes) {
        String one = "/v1.0/directory/deletedItems/{key}";
        routes.add("graph.deletedItems.get", "GET", one, DeletedItems::get);
        routes.add("graph.deletedItems.delete", "DELETE", one, DeletedItems::delete);
        routes.add("graph.deletedItems.restore", "POST", one + "/restore", DeletedItems::restore);
    }

    private static void directoryObjects(Router<GraphHandler> routes) {
        String all = "/v1.0/directoryObjects";
        String one = all + "/{key}";
        routes.add(
                "graph.directoryObjects.getByIds",
                "POST",
                all + "/getByIds",
                DirectoryObjects::getByIds);
        routes.add("graph.directoryObjects.get", "GET", one, DirectoryObjects::get);
        memberOf(routes, "graph.directoryObjects.", one);
    }

    private static void permissionGrants(Router<GraphHandler> routes) {
        String all = "/v1.0/oauth2PermissionGrants";
        String one = all + "/{key}";
        String name = "graph.oauth2PermissionGrants.";
        routes.add(name + "list", "GET", all, PermissionGrantOperations::list);
        routes.add(name + "create", "POST", all, PermissionGrantOperations::create);
        routes.add(name + "get", "GET", one, PermissionGrantOperations::get);
        routes.add(name + "update", "PATCH", one, PermissionGrantOperations::update);
        routes.add(name + "delete", "DELETE", one, PermissionGrantOperations::delete);
    }

    /** Related objects, all of them or those of one type. */
    private static void relation(
            Router<GraphHandler> routes, String name, String path, GraphHandler handler) {
        routes.add(name, "GET", path, handler);
        routes.add(name, "GET", path + "/{cast}", handler);
    }

    /** The roles of applications that a principal has, or that a resource gave. */
    private static void appRoles(
            Router<GraphHandler> routes, String name, String all, boolean toResource) {
        AppRoles roles = new AppRoles(toResource);
        routes.add(name + ".list", "GET", all, roles::list);
        routes.add(name + ".create", "POST", all, roles::create);
        routes.add(name + ".get", "GET", all + "/{assignment}", roles::get);
        routes.add(name + ".delete", "DELETE", all + "/{assignment}", roles::delete);
    }

    private static void memberOf(Router<GraphHandler> routes, String name, String one) {
        relation(routes, name + "memberOf", one + "/memberOf", Relations::memberOf);
        relation(
                routes,
                name + "transitiveMemberOf",
                one + "/transitiveMemberOf",
                Relations::transitiveMemberOf);
        routes.add(name + "getMemberObjects", "POST", one + "/getMemberObjects", MemberOf::get);
        routes.add(name + "getMemberGroups", "POST", one + "/getMemberGroups", MemberOf::get);
        routes.add(
                name + "checkMemberGroups",
                "POST",
                one + "/checkMemberGroups",
                MemberOf::checkGroups);
        routes.add(
                name + "checkMemberObjects",
                "POST",
                one + "/checkMemberObjects",
                MemberOf::checkObjects);
    }
}
