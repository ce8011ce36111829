package io.azurecredentials.server.vault.administration;

import io.azurecredentials.server.http.Handler;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.http.Verb;
import java.util.List;
import java.util.stream.Stream;

/** Vault Enterprise's static roles, which there are none of here. */
final class StaticRoles {
    private static final int BAD_REQUEST = 400;

    private StaticRoles() {}

    static List<Route> routes() {
        return Stream.of(
                        "v1/azure/static-roles",
                        "v1/azure/static-roles/*rest",
                        "v1/azure/static-creds/*rest",
                        "v1/azure/rotate-role/*rest")
                .map(StaticRoles::route)
                .toList();
    }

    private static Route route(String path) {
        Handler refusal =
                _ ->
                        Reply.error(
                                BAD_REQUEST,
                                "static roles are not supported: write an AzureCredential for a role with application_object_id, whose password is replaced in time");
        Route route = Route.at(path);
        for (Verb verb : Verb.values()) {
            route = route.on(verb, refusal);
        }
        return route;
    }
}
