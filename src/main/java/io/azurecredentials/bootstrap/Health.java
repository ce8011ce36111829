package io.azurecredentials.bootstrap;

import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Plain HTTP for the kubelet and Prometheus: {@code /healthz} while the process is of use, {@code
 * /readyz} once it leads or stands by, {@code /metrics}.
 */
final class Health implements AutoCloseable {
    private static final int MOST_SCRAPES = 4;

    // The JDK's server waits for ever for who does not read; it looks at this when it is loaded
    static {
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
        System.setProperty("sun.net.httpserver.maxRspTime", "30");
    }

    private final HttpServer server;
    private final Semaphore scrapes = new Semaphore(MOST_SCRAPES);

    /**
     * @param port 0 for any
     * @param unready what is in the way of being ready, a sentence each
     */
    Health(
            int port,
            BooleanSupplier alive,
            Supplier<List<String>> unready,
            Supplier<String> metrics) {
        try {
            server = HttpServer.create(new InetSocketAddress(port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/healthz", it -> alive(it, alive.getAsBoolean()));
        server.createContext("/readyz", it -> ready(it, unready.get()));
        server.createContext("/metrics", it -> metrics(it, metrics));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** Megabytes each where there is much to tell, for as long as somebody takes to read them. */
    private void metrics(HttpExchange exchange, Supplier<String> metrics) throws IOException {
        if (!scrapes.tryAcquire()) {
            answer(exchange, 503, "busy\n");
            return;
        }
        try {
            answer(exchange, 200, metrics.get());
        } finally {
            scrapes.release();
        }
    }

    private static void alive(HttpExchange exchange, boolean well) throws IOException {
        answer(exchange, well ? 200 : 503, well ? "ok\n" : "not any more\n");
    }

    private static void ready(HttpExchange exchange, List<String> unready) throws IOException {
        String why = unready.stream().map(it -> it + "\n").collect(joining());
        answer(exchange, unready.isEmpty() ? 200 : 503, unready.isEmpty() ? "ok\n" : why);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(status, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }
}
