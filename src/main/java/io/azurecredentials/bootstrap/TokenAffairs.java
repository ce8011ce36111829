package io.azurecredentials.bootstrap;

import io.azurecredentials.rbac.Rights;
import io.azurecredentials.rbac.TokenReviews;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.vault.token.Askers;
import io.azurecredentials.server.vault.token.OtherTokenPaths;
import io.azurecredentials.settings.Settings;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/** What somebody can do about tokens beside his own, on every replica. */
final class TokenAffairs {
    private TokenAffairs() {}

    static List<Route> routes(
            Settings settings, KubernetesClient client, Logins logins, Rights rights) {
        List<String> watched = settings.watchNamespaces();
        Askers askers =
                new Askers(
                        logins.own(),
                        new TokenReviews(client),
                        it -> watched.isEmpty() || watched.contains(it));
        return new OtherTokenPaths(askers, logins.own(), logins.own(), rights, logins.audited())
                .routes();
    }
}
