package io.azurecredentials.cluster.fault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.azurecredentials.cluster.Kubeconfig;
import io.azurecredentials.cluster.http.Query;
import io.azurecredentials.cluster.http.RequestInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands before an API server on the loopback address, without TLS, and acts towards it as the user
 * of the kubeconfig it was made from. WebSockets are declined, so that clients watch in plain HTTP.
 */
public final class FaultProxy implements AutoCloseable {

    private static final int BACKLOG = 512;

    private final Upstream upstream;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<FaultRule> rules = new CopyOnWriteArrayList<>();

    private FaultProxy(Upstream upstream) {
        this.upstream = upstream;
        try {
            InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
            this.server = HttpServer.create(new InetSocketAddress(loopback, 0), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Starts one before the server that {@code kubeconfig} leads to. */
    public static FaultProxy before(Path kubeconfig) {
        return new FaultProxy(Upstream.of(kubeconfig));
    }

    /** Writes a kubeconfig that leads to this proxy; {@code file} is overwritten. */
    public Path writeKubeconfig(Path file) {
        return new Kubeconfig(url(), "proxied", "").write(file, "default");
    }

    /** Where it listens. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on requests meet the fault of {@code rule}; of several rules the first counts. */
    public FaultRule add(FaultRule rule) {
        rules.add(rule);
        return rule;
    }

    /** From now on all goes well. */
    public void clear() {
        rules.clear();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Query query = Query.parse(exchange.getRequestURI().getRawQuery());
        String path = exchange.getRequestURI().getPath();
        RequestInfo info = RequestInfo.parse(exchange.getRequestMethod(), path, query);
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if ("websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Upgrade"))) {
                Answers.decline(exchange);
                return;
            }
            Optional<FaultRule> rule = rules.stream().filter(r -> r.strikes(info)).findFirst();
            if (rule.isEmpty()) {
                pass(exchange, body, Answers.ALL);
            } else {
                strike(exchange, body, rule.get().fault());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void strike(HttpExchange exchange, byte[] body, Fault fault)
            throws IOException, InterruptedException {
        switch (fault) {
            case Fault.Delay(var time) -> {
                Thread.sleep(time);
                pass(exchange, body, Answers.ALL);
            }
            case Fault.Refuse refusal -> Answers.refuse(exchange, refusal);
            case Fault.CutBefore() -> exchange.close();
            case Fault.CutAfter() -> {
                upstream.send(exchange, body).body().readAllBytes();
                exchange.close();
            }
            case Fault.EndWatch(int lines) -> pass(exchange, body, lines);
            case Fault.ExpireWatch() -> Answers.expire(exchange);
        }
    }

    private void pass(HttpExchange exchange, byte[] body, int lines)
            throws IOException, InterruptedException {
        HttpResponse<java.io.InputStream> response = upstream.send(exchange, body);
        Answers.pass(response, exchange, lines);
    }

    /** Stops listening and ends what is under way. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        upstream.close();
    }
}
