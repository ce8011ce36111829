package io.azurecredentials.bootstrap;

import io.azurecredentials.identity.ClusterTokenKeys;
import io.azurecredentials.identity.Mint;
import io.azurecredentials.identity.token.Publication;
import io.azurecredentials.rbac.Bearers;
import io.azurecredentials.rbac.Rights;
import io.azurecredentials.rbac.TokenReviews;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.vault.SessionTokens;
import io.azurecredentials.server.vault.identity.IdentityPath;
import io.azurecredentials.server.vault.identity.PublicPaths;
import io.azurecredentials.server.vault.token.Askers;
import io.azurecredentials.server.vault.token.ChildPath;
import io.azurecredentials.server.vault.token.OtherTokenPaths;
import io.azurecredentials.session.KeyKeeper;
import io.azurecredentials.settings.Settings;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody can do about tokens beside his own, and how clusters know him; on every replica.
 *
 * @param keeper keeps the keys known that tokens for clusters are signed with, if any are
 * @param bearers of Kubernetes' tokens, whatever they are shown for
 * @param routes what can be asked
 */
record TokenAffairs(Optional<KeyKeeper> keeper, Bearers bearers, List<Route> routes)
        implements AutoCloseable {

    static TokenAffairs start(
            Settings settings, KubernetesClient client, Logins logins, Rights rights) {
        Optional<Publication> publication =
                settings.http().issuer().map(URI::toString).map(Publication::at);
        ClusterTokenKeys keys =
                new ClusterTokenKeys(client, settings.namespace(), Clock.systemUTC());
        Optional<KeyKeeper> keeper =
                publication.map(
                        _ ->
                                KeyKeeper.start(
                                        "cluster-token-keys",
                                        keys::refresh,
                                        "the keys of tokens for clusters could not be read"));
        Bearers bearers = new TokenReviews(client, publication.map(Publication::issuer));
        Askers askers = askers(settings, bearers, logins);
        return new TokenAffairs(keeper, bearers, routes(askers, logins, rights, publication, keys));
    }

    private static Askers askers(Settings settings, Bearers bearers, Logins logins) {
        List<String> watched = settings.watchNamespaces();
        return new Askers(logins.own(), bearers, it -> watched.isEmpty() || watched.contains(it));
    }

    private static List<Route> routes(
            Askers askers,
            Logins logins,
            Rights rights,
            Optional<Publication> publication,
            ClusterTokenKeys keys) {
        SessionTokens own = logins.own();
        Mint mint =
                new Mint(
                        publication,
                        keys::known,
                        own.gatekeeper()::clusterAudience,
                        own.tokens()::end,
                        Clock.systemUTC());
        return Stream.of(
                        new OtherTokenPaths(askers, own, own, rights, logins.audited()).routes(),
                        new ChildPath(askers, own.tokens()::issueChild, logins.audited()).routes(),
                        new IdentityPath(askers, mint::mint, logins.audited()).routes(),
                        new PublicPaths(publication, keys::known).routes())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public void close() {
        keeper.ifPresent(KeyKeeper::close);
    }
}
