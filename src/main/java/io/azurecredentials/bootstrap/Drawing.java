package io.azurecredentials.bootstrap;

import io.azurecredentials.draw.Draws;
import io.azurecredentials.draw.Leases;
import io.azurecredentials.rbac.Rights;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.vault.administration.Office;
import io.azurecredentials.server.vault.draw.CredsPath;
import io.azurecredentials.server.vault.draw.LeasePaths;
import io.azurecredentials.session.Roles;
import io.azurecredentials.settings.Settings;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** Drawing credentials over HTTP, and their leases, on every replica. */
final class Drawing {
    private Drawing() {}

    static List<Route> routes(
            Settings settings,
            KubernetesClient client,
            Logins logins,
            Office office,
            Rights rights) {
        Clock clock = Clock.systemUTC();
        CredsPath creds =
                new CredsPath(
                        logins.own(),
                        rights,
                        new Roles(client),
                        new Draws(client, settings.namespace(), clock),
                        logins.audited());
        LeasePaths leases = new LeasePaths(office, new Leases(client, clock), clock::instant);
        return Stream.concat(creds.routes().stream(), leases.routes().stream()).toList();
    }
}
