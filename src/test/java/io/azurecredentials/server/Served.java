package io.azurecredentials.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.azurecredentials.server.http.ForwardedFor;
import io.azurecredentials.server.http.Handler;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Request;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.http.Routes;
import io.azurecredentials.server.http.Verb;
import io.azurecredentials.server.tls.Fixed;
import io.azurecredentials.server.vault.Health;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;

/** A server with short deadlines that tells what it understood. */
final class Served implements AutoCloseable {
    static final Limits SHORT =
            new Limits(
                    Duration.ofMillis(600),
                    Duration.ofMillis(600),
                    Duration.ofMillis(600),
                    Duration.ofMillis(600),
                    Duration.ofMillis(1500),
                    Duration.ZERO,
                    Duration.ZERO,
                    64,
                    200,
                    100_000);

    final Fixed authority = Fixed.authority();
    final AtomicReference<SSLContext> tls = new AtomicReference<>(authority.server().context());
    final Queue<Request> seen = new ConcurrentLinkedQueue<>();
    private final SSLContext client = authority.client();
    private final Https https;

    Served(Limits limits, ForwardedFor proxies) {
        this(limits, proxies, routes());
    }

    Served(Limits limits, ForwardedFor proxies, List<Route> routes) {
        this(limits, proxies, routes, Optional.empty());
    }

    /**
     * @param unlimited asked about whoever shows a certificate; empty if nobody is asked for one
     */
    Served(
            Limits limits,
            ForwardedFor proxies,
            List<Route> routes,
            Optional<Predicate<List<X509Certificate>>> unlimited) {
        https =
                Https.start(
                        0,
                        () -> Optional.of(tls.get()),
                        unlimited,
                        new Routes(routes),
                        "fallback",
                        proxies,
                        limits,
                        (request, _) -> seen.add(request));
    }

    static Served quickly() {
        return new Served(SHORT, new ForwardedFor(List.of()));
    }

    int port() {
        return https.port();
    }

    SSLContext client() {
        return client;
    }

    Wired connect() throws IOException {
        return Wired.secure(client, port());
    }

    /** Whether it still answers to somebody who asks properly. */
    boolean isWell() throws IOException {
        try (Wired wired = connect()) {
            return wired.send("GET /v1/sys/health HTTP/1.1\r\nHost: x\r\n\r\n").answer().status()
                    == 200;
        }
    }

    @Override
    public void close() {
        https.close();
    }

    private static List<Route> routes() {
        List<Route> routes =
                new ArrayList<>(new Health("fake", () -> "fake-id", () -> Instant.EPOCH).routes());
        Handler echo =
                request ->
                        Reply.json(
                                200,
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("length", request.body().bytes().length)
                                        .put("caller", request.caller().getHostAddress()));
        routes.add(Route.at("v1/auth/azure/login").on(Verb.WRITE, echo));
        routes.add(Route.at("v1/azure/roles").on(Verb.LIST, echo));
        routes.add(Route.at("v1/azure/roles/:name").on(Verb.READ, echo));
        routes.add(Route.at("v1/sys/leases/renew/*lease").on(Verb.WRITE, echo));
        routes.add(Route.at("v1/auth/token/revoke-self").on(Verb.WRITE, _ -> Reply.empty()));
        routes.add(
                Route.at("v1/bug")
                        .on(
                                Verb.READ,
                                _ -> {
                                    throw new IllegalStateException("fake text of a bug");
                                }));
        return routes;
    }
}
