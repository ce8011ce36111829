package io.azurecredentials.emulator.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Request;
import io.azurecredentials.emulator.http.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import javax.net.ssl.SSLContext;

/**
 * Speaks HTTP for all of Azure's hosts: one port with TLS, one without for the metadata service.
 */
public final class AzureServer implements AutoCloseable {

    private static final List<String> JSON = List.of("application/json; charset=utf-8");
    private static final Duration SILENCE = Duration.ofMinutes(1);

    static {
        // Without it the server sends headers and body 40 ms apart, for which Nagle is to blame.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final Pipeline pipeline;
    private final IntFunction<Optional<String>> stamp;
    private final HttpsServer secure;
    private final HttpServer plain;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * @param stamp a header, {@code Name: value}, for what comes from a port
     */
    public AzureServer(Pipeline pipeline, SSLContext tls, IntFunction<Optional<String>> stamp) {
        this.pipeline = pipeline;
        this.stamp = stamp;
        try {
            InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            secure = HttpsServer.create(any, 0);
            secure.setHttpsConfigurator(new HttpsConfigurator(tls));
            plain = HttpServer.create(any, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (HttpServer server : new HttpServer[] {secure, plain}) {
            server.createContext("/", this::handle);
            server.setExecutor(threads);
            server.start();
        }
    }

    /** Where TLS is spoken. */
    public InetSocketAddress secureAddress() {
        return secure.getAddress();
    }

    /** Where plain HTTP is spoken. */
    public InetSocketAddress plainAddress() {
        return plain.getAddress();
    }

    @Override
    public void close() {
        closed.countDown();
        secure.stop(0);
        plain.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Outcome outcome = pipeline.handle(request(exchange));
            switch (outcome.delivery()) {
                case WHOLE -> send(exchange, outcome.response(), false);
                case TRUNCATED -> send(exchange, outcome.response(), true);
                case CUT -> {}
                case NEVER -> beSilent();
            }
        } catch (RuntimeException e) {
            send(exchange, bug(e), false);
        }
    }

    /** The raw target, because {@code //subscriptions} is not an authority here. */
    private Request request(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name, values.getFirst()));
        stamp.apply(exchange.getRemoteAddress().getPort())
                .map(it -> it.split(": ", 2))
                .ifPresent(it -> headers.put(it[0], it[1]));
        String host = headers.getOrDefault("Host", "");
        int port = host.indexOf(':');
        return Request.of(
                exchange.getRequestMethod(),
                port < 0 ? host : host.substring(0, port),
                exchange.getRequestURI().toString(),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    }

    private static void send(HttpExchange exchange, Response response, boolean truncated)
            throws IOException {
        response.headers().forEach(exchange.getResponseHeaders()::set);
        Optional<String> payload = response.payload();
        if (payload.isEmpty()) {
            if (!truncated) {
                exchange.sendResponseHeaders(response.status(), -1);
            }
            return;
        }
        exchange.getResponseHeaders().putIfAbsent("content-type", JSON);
        byte[] body = payload.get().getBytes(UTF_8);
        exchange.sendResponseHeaders(response.status(), body.length);
        OutputStream out = exchange.getResponseBody();
        out.write(body, 0, truncated ? body.length / 2 : body.length);
        out.flush();
    }

    private void beSilent() {
        try {
            boolean ended = closed.await(SILENCE.toSeconds(), TimeUnit.SECONDS);
            assert ended || !Thread.currentThread().isInterrupted();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A fault of the emulator's own, which must not look like one of Azure's. */
    private static Response bug(RuntimeException e) {
        return Response.of(500, Json.object().put("emulator", "bug: " + e))
                .with("content-type", "application/json");
    }
}
