package io.azurecredentials.emulator.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The recordings found anywhere under a directory, by path. Other files may lie among them.
 *
 * @param unreadable files that look like recordings and are none, each with the reason
 */
record Recordings(List<Scenario> scenarios, List<String> unreadable) {

    /** An empty directory, or none, has no recordings. */
    static Recordings under(Path directory) {
        List<Scenario> scenarios = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (Path file : files(directory)) {
            try {
                Scenario scenario = read(file);
                if (!scenario.interactions().isEmpty()) {
                    scenarios.add(scenario);
                }
            } catch (IOException | Json.Malformed e) {
                unreadable.add(file + ": " + e.getMessage());
            }
        }
        return new Recordings(List.copyOf(scenarios), List.copyOf(unreadable));
    }

    private static List<Path> files(Path directory) {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file without interactions, such as an index, gives an empty scenario. */
    private static Scenario read(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        JsonNode json = Json.read(text.startsWith("\uFEFF") ? text.substring(1) : text);
        String name = file.getFileName().toString().replaceFirst("\\.json$", "");
        List<Interaction> interactions = new ArrayList<>();
        for (JsonNode entry : json.path("interactions")) {
            if (entry.path("request").path("url").isTextual()) {
                interactions.add(Interaction.of(entry, interactions.size()));
            }
        }
        return new Scenario(name, List.copyOf(interactions));
    }
}
