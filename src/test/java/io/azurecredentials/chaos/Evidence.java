package io.azurecredentials.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.control.JournalEntry;
import io.azurecredentials.process.Installation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a run leaves for whoever wants to check its numbers. */
final class Evidence {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter PRETTY = JSON.writerWithDefaultPrettyPrinter();

    private final Path folder;
    private final List<String> events = new ArrayList<>();

    /**
     * @param folder whatever an earlier run left there goes
     */
    Evidence(Path folder) {
        this.folder = folder;
        for (String name :
                List.of(
                        "inventory.json",
                        "objects.json",
                        "journal.jsonl",
                        "events.jsonl",
                        "operator.log",
                        "result.json")) {
            attempt(() -> Files.deleteIfExists(folder.resolve(name)));
        }
    }

    /** Writes a moment of the run down, and tells whoever watches. */
    synchronized void note(String what) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        events.add(
                JSON.createObjectNode().put("time", now.toString()).put("event", what).toString());
        System.err.println(now + " " + what);
    }

    /** Azure's side, ours as the API server returns it, and every request Azure answered. */
    void write(Installation installation) {
        attempt(
                () -> {
                    PRETTY.writeValue(
                            folder.resolve("inventory.json").toFile(),
                            installation.azure().inventory());
                    PRETTY.writeValue(
                            folder.resolve("objects.json").toFile(), objects(installation));
                    Files.write(
                            folder.resolve("journal.jsonl"),
                            installation.azure().journal().stream().map(Evidence::text).toList());
                    return Files.write(folder.resolve("events.jsonl"), events());
                });
    }

    static void write(Path folder, ObjectNode result) {
        attempt(() -> Files.writeString(folder.resolve("result.json"), result.toString()));
    }

    private synchronized List<String> events() {
        return List.copyOf(events);
    }

    private static ObjectNode objects(Installation installation) {
        ObjectNode list = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "List");
        list.putArray("items");
        Stream.of("AzureConfig", "AzureRole", "AzureCredential")
                .flatMap(kind -> objects(installation, kind))
                .forEach(it -> list.withArray("items").add(JSON.<ObjectNode>valueToTree(it)));
        return list;
    }

    private static Stream<GenericKubernetesResource> objects(
            Installation installation, String kind) {
        return installation.namespaces().stream()
                .flatMap(
                        it ->
                                installation
                                        .client()
                                        .genericKubernetesResources(
                                                "azurecredentials.io/v1alpha1", kind)
                                        .inNamespace(it)
                                        .list()
                                        .getItems()
                                        .stream());
    }

    private static String text(JournalEntry entry) {
        return JSON.valueToTree(entry).toString();
    }

    @FunctionalInterface
    private interface Writing {
        Object write() throws IOException;
    }

    private static void attempt(Writing writing) {
        try {
            Object _ = writing.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
