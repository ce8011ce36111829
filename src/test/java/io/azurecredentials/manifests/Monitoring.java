package io.azurecredentials.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What is in {@code manifests/monitoring}: alerts and a dashboard. */
final class Monitoring {
    static final Path FOLDER = Shipped.FOLDER.resolve("monitoring");

    private Monitoring() {}

    /** Every alert, in the order of the file. */
    static List<JsonNode> alerts() {
        return Shipped.documents(FOLDER.resolve("alerts.yaml"))
                .getFirst()
                .at("/spec/groups")
                .valueStream()
                .flatMap(it -> it.path("rules").valueStream())
                .toList();
    }

    static JsonNode serviceMonitor() {
        return Shipped.documents(FOLDER.resolve("servicemonitor.yaml")).getFirst();
    }

    static JsonNode dashboard() {
        try {
            return new ObjectMapper().readTree(FOLDER.resolve("dashboard.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every panel but headings. */
    static List<JsonNode> panels() {
        return dashboard()
                .path("panels")
                .valueStream()
                .filter(it -> !it.path("type").asText().equals("row"))
                .toList();
    }

    /** All that Prometheus is asked. */
    static List<Query> queries() {
        return Stream.concat(
                        alerts().stream(),
                        panels().stream().flatMap(it -> it.path("targets").valueStream()))
                .map(it -> new Query(it.path("expr").asText()))
                .toList();
    }
}
