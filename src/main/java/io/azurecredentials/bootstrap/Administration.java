package io.azurecredentials.bootstrap;

import io.azurecredentials.administration.KubernetesItems;
import io.azurecredentials.rbac.Bearers;
import io.azurecredentials.rbac.Rights;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.vault.administration.AdministrationPaths;
import io.azurecredentials.server.vault.administration.Office;
import io.azurecredentials.server.vault.document.LoginConfig;
import io.azurecredentials.settings.Settings;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;

/** Writing configs and roles over HTTP, on every replica. */
final class Administration {
    /** Less than what Vault's clients wait for an answer, which is 30 or 60 seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private Administration() {}

    /** Where everybody is known who asks for more than a token. */
    static Office office(Settings settings, Bearers bearers, Logins logins, Rights rights) {
        List<String> watched = settings.watchNamespaces();
        return new Office(
                logins.own(),
                bearers,
                rights,
                it -> watched.isEmpty() || watched.contains(it),
                logins.audited());
    }

    static List<Route> routes(Settings settings, KubernetesClient client, Office office) {
        LoginConfig.Named named =
                new LoginConfig.Named(
                        settings.pod().tenantID().isPresent(),
                        settings.pod().resource().isPresent());
        return new AdministrationPaths(office, new KubernetesItems(client), named, PATIENCE)
                .routes();
    }
}
