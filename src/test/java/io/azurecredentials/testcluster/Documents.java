package io.azurecredentials.testcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The documents of YAML files as they are written, defaults left out. */
public final class Documents {

    private static final YAMLMapper YAML = new YAMLMapper();

    private Documents() {}

    /** What a text of one or more documents says. */
    public static List<ObjectNode> parse(String yaml) {
        List<ObjectNode> documents = new ArrayList<>();
        try (MappingIterator<JsonNode> all = YAML.readerFor(JsonNode.class).readValues(yaml)) {
            while (all.hasNext()) {
                if (all.next() instanceof ObjectNode document) {
                    documents.add(document);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return documents;
    }

    /** What the files of a folder say, in the order of their names. */
    public static List<ObjectNode> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(it -> it.toString().matches(".*\\.ya?ml"))
                    .filter(it -> !it.endsWith("kustomization.yaml"))
                    .sorted()
                    .flatMap(it -> parse(read(it)).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One text of them all. */
    public static String text(List<ObjectNode> documents) {
        StringBuilder text = new StringBuilder();
        documents.forEach(it -> text.append("---\n").append(it).append('\n'));
        return text.toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
