package io.azurecredentials.bootstrap;

import io.azurecredentials.azure.Azure;
import io.azurecredentials.metric.Meters;
import io.azurecredentials.rbac.AccessReviews;
import io.azurecredentials.rbac.Rights;
import io.azurecredentials.server.Https;
import io.azurecredentials.server.Limits;
import io.azurecredentials.server.http.ForwardedFor;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.http.Routes;
import io.azurecredentials.server.tls.ClientAuthority;
import io.azurecredentials.server.tls.ServerCertificate;
import io.azurecredentials.server.vault.Health;
import io.azurecredentials.server.vault.administration.Office;
import io.azurecredentials.settings.Settings;
import io.azurecredentials.settings.Settings.HttpServing;
import io.azurecredentials.trace.Traces;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** What strangers may ask: the HTTPS server of this replica, whether it leads or not. */
record Front(Https server, ServerCertificate certificate, Logins logins, TokenAffairs affairs)
        implements AutoCloseable {

    /**
     * @param serving told when there is a certificate
     * @throws BadSetting if it can never serve
     */
    static Front start(
            Settings settings,
            KubernetesClient client,
            Azure azure,
            Meters meters,
            Traces traces,
            Runnable serving) {
        HttpServing http = settings.http();
        AtomicReference<String> clusterID = new AtomicReference<>("");
        Runnable first =
                () -> {
                    clusterID.set(settings.clusterID().orElseGet(() -> known(client)));
                    serving.run();
                };
        ServerCertificate certificate =
                BadSetting.unless(
                        () -> certificate(settings, client, first),
                        "HTTP_TLS_DIR must be a folder with a certificate in tls.crt and its key in"
                                + " tls.key, in PEM.");
        Health health = new Health(Settings.NAME, clusterID::get, Clock.systemUTC()::instant);
        Optional<ClientAuthority> reviewers = reviewers(http);
        Logins logins =
                Logins.start(
                        settings,
                        client,
                        azure,
                        meters,
                        traces,
                        it -> reviewers.isEmpty() || reviewers.get().hasSigned(it));
        Rights rights = new AccessReviews(client);
        TokenAffairs affairs = TokenAffairs.start(settings, client, logins, rights);
        List<Route> routes = routes(settings, client, health, logins, affairs, rights, traces);
        return new Front(
                server(http, certificate, reviewers, routes), certificate, logins, affairs);
    }

    /** Whoever balances loads asks for health all the time, and that is in no trace. */
    private static List<Route> routes(
            Settings settings,
            KubernetesClient client,
            Health health,
            Logins logins,
            TokenAffairs affairs,
            Rights rights,
            Traces traces) {
        Office office = Administration.office(settings, affairs.bearers(), logins, rights);
        Stream<Route> traced =
                Stream.of(
                                logins.routes(),
                                affairs.routes(),
                                Administration.routes(settings, client, office),
                                Drawing.routes(settings, client, office))
                        .flatMap(List::stream)
                        .map(traces::around);
        return Stream.concat(health.routes().stream(), traced).toList();
    }

    private static Optional<ClientAuthority> reviewers(HttpServing http) {
        return BadSetting.unless(
                () -> http.reviewAuthority().map(ClientAuthority::in),
                "HTTP_TOKENREVIEW_CLIENT_CA must be a PEM file with at least one certificate.");
    }

    private static Https server(
            HttpServing http,
            ServerCertificate certificate,
            Optional<ClientAuthority> reviewers,
            List<Route> routes) {
        return BadSetting.unless(
                () ->
                        Https.start(
                                http.port(),
                                certificate,
                                reviewers.map(it -> it::hasSigned),
                                new Routes(routes),
                                http.defaultNamespace(),
                                new ForwardedFor(http.trustedProxies()),
                                Limits.STANDARD,
                                (_, _) -> {}),
                "HTTP_PORT must be a free port, or 0 for any.");
    }

    /** Where it answers; empty while there is no certificate. */
    Optional<String> url() {
        return certificate.get().map(_ -> "https://127.0.0.1:" + server.port());
    }

    /** Whether connections are still taken. */
    boolean isListening() {
        return server.isListening();
    }

    @Override
    public void close() {
        server.close();
        certificate.close();
        affairs.close();
        logins.close();
    }

    /** What is missing before everybody can be answered, a sentence each. */
    List<String> missing() {
        return certificate.get().isPresent()
                ? logins.missing()
                : Stream.concat(Stream.of("there is no certificate yet"), logins.missing().stream())
                        .toList();
    }

    /** Two clusters must never have the same: it tells whose an object in Azure is. */
    static Optional<String> clusterID(KubernetesClient client) {
        return Optional.ofNullable(client.namespaces().withName("kube-system").get())
                .map(it -> it.getMetadata().getUid());
    }

    private static String known(KubernetesClient client) {
        try {
            return clusterID(client).orElse("");
        } catch (KubernetesClientException _) {
            return "";
        }
    }

    private static ServerCertificate certificate(
            Settings settings, KubernetesClient client, Runnable first) {
        return settings.http()
                .tlsDirectory()
                .map(it -> ServerCertificate.mounted(it, Clock.systemUTC(), first))
                .orElseGet(
                        () ->
                                ServerCertificate.own(
                                        client, settings.namespace(), Clock.systemUTC(), first));
    }
}
