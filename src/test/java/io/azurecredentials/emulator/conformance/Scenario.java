package io.azurecredentials.emulator.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One recording: what a program did to Azure, in order. */
record Scenario(String name, List<Interaction> interactions) {

    /** All recordings anywhere under a directory, by name. */
    static List<Scenario> under(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Scenario::read)
                    .filter(scenario -> !scenario.interactions.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The day of the first answer that has a date; empty if the recorder dropped the dates. */
    String year() {
        return interactions.stream()
                .map(i -> i.response().path("headers").path("date").asText(""))
                .filter(date -> date.length() > 16)
                .map(date -> date.substring(12, 16))
                .findFirst()
                .orElse("");
    }

    /** A file without interactions is no recording, and gives an empty one. */
    private static Scenario read(Path file) {
        try {
            JsonNode json = Json.read(Files.readString(file));
            String name = file.getFileName().toString().replace(".json", "");
            return new Scenario(
                    name, json.path("interactions").valueStream().map(Interaction::of).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
