package io.azurecredentials.cluster.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import io.azurecredentials.cluster.access.Authenticator;
import io.azurecredentials.cluster.access.Authorizer;
import io.azurecredentials.cluster.access.User;
import io.azurecredentials.cluster.failure.ApiException;
import io.azurecredentials.cluster.failure.Refusals;
import io.azurecredentials.cluster.journal.Journal;
import io.azurecredentials.cluster.journal.Request;
import io.azurecredentials.cluster.resource.Catalogue;
import io.azurecredentials.cluster.review.Reviews;
import io.azurecredentials.cluster.store.Store;
import io.azurecredentials.cluster.write.Objects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Listens on the loopback address and answers each request on a thread of its own. */
public final class Frontend implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Frontend.class.getName());
    private static final int BACKLOG = 512;
    private static final int LARGEST_BODY = 3 * 1024 * 1024;

    private final HttpServer server;
    private final HttpsServer secureServer;
    private final Ports ports;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Authenticator authenticator;
    private final Impersonation impersonation;
    private final Routes routes;
    private final Journal journal;

    /** Serves what is in {@code store}. */
    public Frontend(
            Ports wanted,
            Store store,
            Catalogue catalogue,
            Objects objects,
            Authenticator authenticator,
            Authorizer authorizer,
            Reviews reviews,
            Journal journal) {
        this.authenticator = authenticator;
        this.impersonation = new Impersonation(authorizer);
        this.journal = journal;
        this.routes =
                new Routes(
                        catalogue,
                        authorizer,
                        reviews,
                        new ResourceHandler(store, objects, authorizer));
        try {
            ServerSettings.set();
            this.server = HttpServer.create(address(wanted.plain()), BACKLOG);
            this.secureServer = HttpsServer.create(address(wanted.secure()), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        secureServer.setHttpsConfigurator(new HttpsConfigurator(wanted.tls().context()));
        this.ports =
                new Ports(
                        server.getAddress().getPort(),
                        secureServer.getAddress().getPort(),
                        wanted.tls());
        start(server);
        start(secureServer);
    }

    private void start(HttpServer listener) {
        listener.setExecutor(threads);
        listener.createContext("/", this::handle);
        listener.start();
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    }

    /** Where it listens, for another one to take its place. */
    public Ports ports() {
        return ports;
    }

    /** Where it listens without TLS; who sends no credentials there is an administrator. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + ports.plain());
    }

    /** Where it listens with TLS; who sends no credentials there is anonymous. */
    public URI secureUrl() {
        return URI.create("https://127.0.0.1:" + ports.secure());
    }

    /** The certificate that TLS clients are to trust. */
    public X509Certificate certificate() {
        return ports.tls().certificate();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Instant time = Instant.now();
        String path = exchange.getRequestURI().getPath();
        Query query = Query.parse(exchange.getRequestURI().getRawQuery());
        RequestInfo info = RequestInfo.parse(exchange.getRequestMethod(), path, query);
        try (exchange) {
            Reply reply = answer(exchange, info);
            note(exchange, info, time, reply.status());
            reply.send(exchange);
        } catch (IOException e) {
            LOG.log(Level.TRACE, "the client went away", e);
        }
    }

    private Reply answer(HttpExchange exchange, RequestInfo info) throws IOException {
        try {
            User user = impersonation.effective(sender(exchange), exchange.getRequestHeaders());
            byte[] bytes = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
            if (bytes.length > LARGEST_BODY) {
                throw Refusals.tooLarge(LARGEST_BODY);
            }
            Body body = new Body(mediaType(header(exchange, "Content-Type")), bytes);
            return routes.answer(
                    new Call(
                            info,
                            user,
                            body,
                            header(exchange, "Accept"),
                            header(exchange, "Upgrade"),
                            header(exchange, "User-Agent")));
        } catch (ApiException e) {
            return new Reply.Json(e.code(), e.status());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, info.method() + " " + info.path(), e);
            ApiException bug =
                    new ApiException(500, "InternalError", "Internal error occurred: " + e);
            return new Reply.Json(500, bug.status());
        }
    }

    /** Clients send no tokens over plain HTTP; whoever reaches that port is trusted instead. */
    private User sender(HttpExchange exchange) {
        User sender = authenticator.authenticate(name -> header(exchange, name));
        boolean trusted = sender.equals(User.ANONYMOUS) && !(exchange instanceof HttpsExchange);
        return trusted ? User.ADMINISTRATOR : sender;
    }

    private void note(HttpExchange exchange, RequestInfo info, Instant time, int status) {
        String agent = header(exchange, "User-Agent");
        boolean writes = info.isResource() && !info.method().equals("GET");
        journal.add(
                new Request(
                        0,
                        time,
                        info.method(),
                        info.path(),
                        info.verb(),
                        info.group(),
                        info.resource(),
                        info.subresource(),
                        info.namespace(),
                        info.name(),
                        writes ? Call.fieldManager(info.query(), agent) : "",
                        agent,
                        status));
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static String mediaType(String contentType) {
        int semicolon = contentType.indexOf(';');
        String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
        return type.trim().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        server.stop(0);
        secureServer.stop(0);
        threads.shutdownNow();
    }
}
