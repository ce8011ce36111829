package io.azurecredentials.server;

import io.azurecredentials.server.http.ForwardedFor;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Routes;
import io.azurecredentials.server.http.Witness;
import io.helidon.common.tls.Tls;
import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** The server: TLS 1.2 and later, HTTP/1.1, a virtual thread for each connection. */
public final class Https implements AutoCloseable {
    /**
     * Of what is under way when we go, as long as Vault's clients wait;
     * terminationGracePeriodSeconds leaves room for it.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** For the rest, which is cut off. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final int BACKLOG = 1024;
    private static final int UNCOUNTED = -1;
    private static final int PROBE_MILLIS = 1000;

    /** Ours is the limit, and the library's must not be met first. */
    private static final int AMPLE = 64 * 1024;

    static {
        // A caller could have any number of handshakes over one connection; read by the JDK
        // before the first (JSSE Reference Guide, "Resuming and renegotiating")
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    }

    private final WebServer server;
    private final int port;
    private final Connections connections;

    private Https(WebServer server, Connections connections) {
        this.server = server;
        this.port = server.port();
        this.connections = connections;
    }

    /**
     * Serves from now on.
     *
     * @param port 0 for any
     * @param tls asked for each connection: what is in force; while it is empty, nobody is let in
     * @param unlimited who asks for others, by the certificates that he showed, and is not limited
     *     as one peer is, but for his connections; empty if nobody is asked for certificates
     * @param namespace of requests that name none
     * @param proxies whose word about callers counts
     * @throws IllegalStateException if the port cannot be had
     */
    public static Https start(
            int port,
            Supplier<Optional<SSLContext>> tls,
            Optional<Predicate<List<X509Certificate>>> unlimited,
            Routes routes,
            String namespace,
            ForwardedFor proxies,
            Limits limits,
            Witness witness) {
        Connections connections = new Connections(limits, proxies);
        TlsDoor door = new TlsDoor(tls, unlimited.isPresent(), connections);
        Desk desk = new Desk(routes, connections, witness);
        WebServer server =
                WebServer.builder()
                        .shutdownHook(false)
                        .bindAddress(new InetSocketAddress(port))
                        .backlog(BACKLOG)
                        .maxTcpConnections(UNCOUNTED)
                        .shutdownGracePeriod(GRACE)
                        // Its other way looks the peer's name up for each connection
                        .useNio(false)
                        .writeQueueLength(0)
                        .maxPayloadSize(AMPLE)
                        .tls(Tls.builder().sslContext(TlsDoorContext.of(door)).build())
                        .protocolsDiscoverServices(false)
                        .addConnectionSelector(
                                new Gate(
                                        http(),
                                        connections,
                                        proxies,
                                        limits,
                                        namespace,
                                        unlimited.orElse(_ -> false)))
                        .directHandlers(refusals())
                        .routing(HttpRouting.builder().any(desk))
                        .build();
        server.start();
        if (!server.isRunning()) {
            // The library only logs that
            connections.close();
            throw new IllegalStateException("the port cannot be had");
        }
        return new Https(server, connections);
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /**
     * Whether it still takes connections. The library's listener ends on any error and does not
     * tell: only a refusal is certain, others may just be many.
     */
    public boolean isListening() {
        try (Socket probe = new Socket()) {
            InetAddress here = InetAddress.getLoopbackAddress();
            probe.connect(new InetSocketAddress(here, port), PROBE_MILLIS);
            return true;
        } catch (ConnectException _) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    /**
     * Serves on until nobody asks any more: a caller that is told to end its connection finds
     * another replica, and one that was cut off does not know what became of its request. A minute
     * at most.
     */
    @Override
    public void close() {
        connections.drain(PATIENCE);
        server.stop();
        connections.close();
    }

    private static Http1ConnectionSelector http() {
        return Http1ConnectionSelector.builder()
                .config(
                        Http1Config.builder()
                                .maxPrologueLength(AMPLE)
                                .maxHeadersSize(AMPLE)
                                .continueImmediately(false)
                                .build())
                .build();
    }

    /** What only the library found wrong is refused in our form, and without its words. */
    private static DirectHandlers refusals() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        DirectHandler ours =
                (_, _, status, headers, _) -> {
                    byte[] body = Wire.body(Reply.error(status.code(), "refused"));
                    ServerResponseHeaders all = ServerResponseHeaders.create(headers);
                    Wire.ALWAYS.forEach((name, value) -> all.set(HeaderNames.create(name), value));
                    all.set(HeaderNames.CONTENT_TYPE, "application/json");
                    return DirectHandler.TransportResponse.builder()
                            .status(status)
                            .headers(all)
                            .entity(body)
                            .keepAlive(false)
                            .build();
                };
        for (EventType type : EventType.values()) {
            handlers.addHandler(type, ours);
        }
        return handlers.build();
    }
}
