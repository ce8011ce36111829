package io.azurecredentials.emulator.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.azurecredentials.emulator.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The control paths, {@code /_emulator/...}, over plain HTTP. A wrong request is a 400 that says
 * why.
 */
public final class ControlServer implements AutoCloseable {

    private final Controls controls;
    private final Supplier<Inventory> inventory;
    private final Supplier<List<JournalEntry>> journal;
    private final List<MachineEntry> machines;
    private final List<String> operations;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public ControlServer(
            Controls controls,
            Supplier<Inventory> inventory,
            Supplier<List<JournalEntry>> journal,
            List<MachineEntry> machines,
            List<String> operations) {
        this.controls = controls;
        this.inventory = inventory;
        this.journal = journal;
        this.machines = machines;
        this.operations = operations;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private record Answer(int status, String type, String body) {
        static Answer json(Object value) {
            return new Answer(200, "application/json", Json.write(Json.tree(value)));
        }

        static final Answer DONE = new Answer(200, "application/json", "{}");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            Answer answer;
            try {
                String path = exchange.getRequestURI().getPath();
                answer = answer(exchange.getRequestMethod() + " " + path, body);
            } catch (IllegalArgumentException | DateTimeException | Json.Malformed e) {
                String why = Json.write(Json.object().put("error", String.valueOf(e.getMessage())));
                answer = new Answer(400, "application/json", why);
            }
            byte[] bytes = answer.body().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer answer(String route, String body) {
        return switch (route) {
            case "GET /_emulator/inventory" -> Answer.json(inventory.get());
            case "GET /_emulator/journal" -> new Answer(200, "application/x-ndjson", lines());
            case "GET /_emulator/operations" -> Answer.json(operations);
            case "GET /_emulator/machines" -> Answer.json(machines);
            case "POST /_emulator/clock" -> {
                controls.advance(Duration.parse(Json.read(body).path("advance").asText()));
                yield Answer.DONE;
            }
            case "POST /_emulator/faults" -> {
                controls.faults(Json.read(body).valueStream().map(this::rule).toList());
                yield Answer.DONE;
            }
            case "POST /_emulator/latency" -> {
                String name = Json.read(body).path("profile").asText();
                controls.latency(LatencyProfile.valueOf(name.toUpperCase(Locale.ROOT)));
                yield Answer.DONE;
            }
            case "POST /_emulator/reset" -> {
                controls.reset();
                yield Answer.DONE;
            }
            default -> new Answer(404, "application/json", "{\"error\":\"no such path\"}");
        };
    }

    private String lines() {
        return journal.get().stream()
                .map(entry -> Json.write(Json.tree(entry)) + "\n")
                .collect(Collectors.joining());
    }

    private FaultRule rule(JsonNode json) {
        return FaultRules.read(json, operations);
    }
}
