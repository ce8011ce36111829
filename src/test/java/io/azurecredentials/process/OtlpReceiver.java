package io.azurecredentials.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Somebody who collects traces, and keeps every byte of them. */
final class OtlpReceiver implements AutoCloseable {
    private static final String PATH = "/v1/traces";
    private static final String HEADER = "api-key";
    private static final String KEY = "fake-key-of-the-collector";

    private final HttpServer server;
    private final List<byte[]> bodies = new CopyOnWriteArrayList<>();
    private final List<Seen> spans = new CopyOnWriteArrayList<>();
    private final List<String> wrong = new CopyOnWriteArrayList<>();

    /**
     * A span as it arrived.
     *
     * @param service that sent it
     * @param trace its trace's id
     * @param parent empty for the first of a trace
     */
    record Seen(
            String service,
            String name,
            String trace,
            String id,
            String parent,
            Map<String, String> attributes,
            List<String> steps,
            List<String> links) {
        boolean isRoot() {
            return parent.isEmpty();
        }
    }

    private OtlpReceiver(HttpServer server) {
        this.server = server;
    }

    static OtlpReceiver start() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            OtlpReceiver receiver = new OtlpReceiver(server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", receiver::take);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an operator has to be told to send everything here. */
    Map<String, String> settings() {
        return Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/",
                "OTEL_EXPORTER_OTLP_HEADERS",
                HEADER + "=" + KEY,
                "OTEL_RESOURCE_ATTRIBUTES",
                "deployment.environment.name=test");
    }

    /** Everything so far. */
    List<Seen> spans() {
        return List.copyOf(spans);
    }

    /** The first of a trace, the newest that is such. */
    Optional<Seen> root(Predicate<Seen> which) {
        return spans.stream().filter(Seen::isRoot).filter(which).reduce((_, last) -> last);
    }

    /** What belongs to it, itself aside. */
    List<Seen> within(Seen root) {
        return spans.stream()
                .filter(it -> it.trace().equals(root.trace()) && !it.isRoot())
                .toList();
    }

    /** Every byte that arrived, one character each. */
    String bytes() {
        return bodies.stream().map(it -> new String(it, ISO_8859_1)).collect(Collectors.joining());
    }

    /** What was sent and is no export of traces by somebody who may. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean right =
                exchange.getRequestURI().toString().equals(PATH)
                        && exchange.getRequestMethod().equals("POST")
                        && "application/x-protobuf"
                                .equals(exchange.getRequestHeaders().getFirst("Content-Type"))
                        && KEY.equals(exchange.getRequestHeaders().getFirst(HEADER));
        if (right) {
            bodies.add(body);
            note(ExportTraceServiceRequest.parseFrom(body));
        } else {
            wrong.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        }
        exchange.sendResponseHeaders(right ? 200 : 400, -1);
        exchange.close();
    }

    private void note(ExportTraceServiceRequest request) {
        for (var resource : request.getResourceSpansList()) {
            String service =
                    texts(resource.getResource().getAttributesList())
                            .getOrDefault("service.name", "");
            for (var scope : resource.getScopeSpansList()) {
                scope.getSpansList().forEach(it -> spans.add(seen(service, it)));
            }
        }
    }

    private static Seen seen(String service, Span span) {
        return new Seen(
                service,
                span.getName(),
                hex(span.getTraceId().toByteArray()),
                hex(span.getSpanId().toByteArray()),
                hex(span.getParentSpanId().toByteArray()),
                texts(span.getAttributesList()),
                span.getEventsList().stream()
                        .map(it -> texts(it.getAttributesList()))
                        .map(it -> it.getOrDefault("azurecredentials.step", ""))
                        .toList(),
                span.getLinksList().stream()
                        .map(it -> hex(it.getTraceId().toByteArray()))
                        .toList());
    }

    private static Map<String, String> texts(List<KeyValue> attributes) {
        return attributes.stream()
                .collect(
                        Collectors.toMap(
                                KeyValue::getKey,
                                it ->
                                        it.getValue().hasIntValue()
                                                ? Long.toString(it.getValue().getIntValue())
                                                : it.getValue().getStringValue()));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
