package io.azurecredentials.server;

import io.azurecredentials.server.http.Callers;
import io.azurecredentials.server.http.ForwardedFor;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Stands between a connection and the library's HTTP/1.1: the library reads from us. */
final class Gate implements ServerConnectionSelector {
    private final Http1ConnectionSelector http;
    private final Connections connections;
    private final ForwardedFor proxies;
    private final Limits limits;
    private final String namespace;
    private final Predicate<List<X509Certificate>> unlimited;

    /**
     * @param namespace of requests that name none
     * @param unlimited whether who showed these certificates asks for others
     */
    Gate(
            Http1ConnectionSelector http,
            Connections connections,
            ForwardedFor proxies,
            Limits limits,
            String namespace,
            Predicate<List<X509Certificate>> unlimited) {
        this.http = http;
        this.connections = connections;
        this.proxies = proxies;
        this.limits = limits;
        this.namespace = namespace;
        this.unlimited = unlimited;
    }

    @Override
    public int bytesToIdentifyConnection() {
        return 0;
    }

    @Override
    public Support supports(BufferData data) {
        return Support.SUPPORTED;
    }

    /** For ALPN: no HTTP/2, whose streams no limit here counts. */
    @Override
    public Set<String> supportedApplicationProtocols() {
        return http.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        Connection connection =
                connections
                        .at(context.remotePeer().address())
                        .orElseThrow(() -> new CloseConnectionException("was given up"));
        DataWriter writer = new TimedWriter(context.dataWriter(), connection, limits.write());
        Inbound inbound =
                new Inbound(
                        connection,
                        context.dataReader(),
                        context.dataWriter(),
                        limits,
                        new Callers(
                                connection.peer(),
                                connection::certificates,
                                () -> connection.isKnown(unlimited),
                                proxies,
                                connections::mayAsk,
                                () -> UUID.randomUUID().toString(),
                                namespace),
                        () -> proxies.trusts(connection.peer()) || connection.isKnown(unlimited),
                        connections::isDraining);
        return new Counted(
                http.connection(new GatedContext(context, DataReader.create(inbound), writer)),
                connection);
    }

    /** What is over, however it ended, still has to be closed. */
    private static final class Counted implements ServerConnection {
        private final ServerConnection inner;
        private final Connection connection;

        Counted(ServerConnection inner, Connection connection) {
            this.inner = inner;
            this.connection = connection;
        }

        @Override
        public void handle(Limit limit) throws InterruptedException {
            try {
                inner.handle(limit);
            } finally {
                connection.closes();
            }
        }

        @Override
        public Duration idleTime() {
            return inner.idleTime();
        }

        @Override
        public void close(boolean interrupt) {
            inner.close(interrupt);
        }
    }
}
