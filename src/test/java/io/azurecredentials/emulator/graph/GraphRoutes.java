package io.azurecredentials.emulator.graph;

import static io.azurecredentials.emulator.directory.ObjectType.APPLICATION;
import static io.azurecredentials.emulator.directory.ObjectType.SERVICE_PRINCIPAL;

import io.azurecredentials.emulator.directory.ObjectType;
import io.azurecredentials.emulator.http.Router;

/** Every modelled path of Graph, with the operation names that journal and faults use. */
final class GraphRoutes {

    private GraphRoutes() {}

    static Router<GraphHandler> all() {
        Router<GraphHandler> routes = new Router<>();
        applications(routes);
        servicePrincipals(routes);
        return routes;
    }

    private static void applications(Router<GraphHandler> routes) {
        String all = "/v1.0/applications";
        String one = all + "/{key}";
        routes.add("graph.applications.list", "GET", all, Applications::list);
        routes.add("graph.applications.create", "POST", all, Applications::create);
        routes.add("graph.applications.get", "GET", one, Applications::get);
        routes.add("graph.applications.upsert", "PATCH", all + "/({key})", Applications::upsert);
        routes.add("graph.applications.update", "PATCH", one, Applications::update);
        routes.add("graph.applications.delete", "DELETE", one, Applications::delete);
        passwords(routes, "graph.applications.", one, APPLICATION);
    }

    private static void servicePrincipals(Router<GraphHandler> routes) {
        String all = "/v1.0/servicePrincipals";
        String one = all + "/{key}";
        routes.add("graph.servicePrincipals.list", "GET", all, ServicePrincipals::list);
        routes.add("graph.servicePrincipals.create", "POST", all, ServicePrincipals::create);
        routes.add("graph.servicePrincipals.get", "GET", one, ServicePrincipals::get);
        routes.add(
                "graph.servicePrincipals.upsert",
                "PATCH",
                all + "/({key})",
                ServicePrincipals::upsert);
        routes.add("graph.servicePrincipals.update", "PATCH", one, ServicePrincipals::update);
        routes.add("graph.servicePrincipals.delete", "DELETE", one, ServicePrincipals::delete);
        passwords(routes, "graph.servicePrincipals.", one, SERVICE_PRINCIPAL);
    }

    private static void passwords(
            Router<GraphHandler> routes, String name, String one, ObjectType type) {
        PasswordActions actions = new PasswordActions(type);
        routes.add(name + "addPassword", "POST", one + "/addPassword", actions::add);
        routes.add(name + "removePassword", "POST", one + "/removePassword", actions::remove);
    }
}
