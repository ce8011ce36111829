package io.azurecredentials.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a command leaves for scripts: {@code target/<profile>/result.json}, and its last line. */
public final class Result {
    private Result() {}

    /** Prints the line and writes it down. */
    public static void write(Path folder, boolean ok, String line) {
        ObjectMapper json = new ObjectMapper();
        ObjectNode result = json.createObjectNode().put("ok", ok).put("line", line);
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("result.json"), json.writeValueAsString(result));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println(line);
    }
}
