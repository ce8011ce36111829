package io.azurecredentials.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import io.azurecredentials.settings.Settings;
import io.azurecredentials.testcluster.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What Helm itself makes of {@code manifests/chart}, packaged as it is published. */
final class Chart {
    static final Path FOLDER = Path.of("manifests/chart");

    /** The oldest server that it is for: the binding takes ours for an older one. */
    private static final String SERVER = "1.30.0";

    private Chart() {}

    /** Once for all: Helm tells of each link that it follows. */
    private static final class Packaged {
        private static final Path ARCHIVE = archive();

        private static Path archive() {
            try {
                Path folder = Files.createTempDirectory("chart");
                Helm _ = new Helm(FOLDER).packageIt().withDestination(folder).call();
                try (Stream<Path> files = Files.list(folder)) {
                    return files.findFirst().orElseThrow();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The archive that is published. */
    static Path archive() {
        return Packaged.ARCHIVE;
    }

    /** The files of it with links followed, to be changed; makes the folder. */
    static Path copy(Path to) throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.toList()) {
                Path _ = Files.copy(file, to.resolve(FOLDER.relativize(file).toString()));
            }
        }
        return to;
    }

    /** Renders it into the namespace that the plain manifests are for, with these values. */
    static List<ObjectNode> render(String values) {
        return render(values, Settings.NAME);
    }

    /**
     * The same into another namespace.
     *
     * @throws IllegalStateException with Helm's message if it refuses the values
     */
    static List<ObjectNode> render(String values, String namespace) {
        return render(archive(), values, namespace);
    }

    /** The same of another chart. */
    static List<ObjectNode> render(Path chart, String values, String namespace) {
        try {
            Path file = Files.createTempFile("values", ".yaml");
            try {
                return Documents.parse(
                        new Helm(chart)
                                .template()
                                .withName(Settings.NAME)
                                .withNamespace(namespace)
                                .withKubeVersion(SERVER)
                                .withValuesFile(Files.writeString(file, values))
                                .call());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of a kind. */
    static List<ObjectNode> all(List<ObjectNode> objects, String kind) {
        return objects.stream().filter(it -> it.path("kind").asText().equals(kind)).toList();
    }

    /** The only one of its kind. */
    static ObjectNode one(List<ObjectNode> objects, String kind) {
        List<ObjectNode> all = all(objects, kind);
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " of " + kind);
        }
        return all.getFirst();
    }

    /** The spec of the operator's pods. */
    static JsonNode pod(List<ObjectNode> objects) {
        return one(objects, "Deployment").at("/spec/template/spec");
    }

    /** What stands in the environment of the operator's container under a name; missing if not. */
    static JsonNode variable(List<ObjectNode> objects, String name) {
        return pod(objects)
                .at("/containers/0/env")
                .valueStream()
                .filter(it -> it.path("name").asText().equals(name))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    /** What has a name in a list. */
    static JsonNode named(JsonNode list, String name) {
        return list.valueStream()
                .filter(it -> it.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
