package io.azurecredentials.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.settings.Settings;
import io.azurecredentials.testcluster.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A folder of {@code samples/}, applied where the quickstart is. */
final class SampleFolder {
    private final Installation installation;
    private final Path folder;

    SampleFolder(Installation installation, String name) {
        this.installation = installation;
        this.folder = Path.of("samples", name);
    }

    /** Applies all of it in the order of its names, for the operator of this installation. */
    void apply() {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(it -> it.toString().endsWith(".yaml"))
                    .sorted()
                    .forEach(it -> apply(it.getFileName().toString(), text -> text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Applies one file of it, with what a reader has to change. */
    void apply(String file, UnaryOperator<String> change) {
        installation.awaitPolicies();
        try {
            String text =
                    Files.readString(folder.resolve(file))
                            .replace("team-a", installation.sample().namespace())
                            .replace(
                                    "namespace: " + Settings.NAME,
                                    "namespace: " + operatorNamespace());
            List<ObjectNode> documents = Documents.parse(change.apply(text));
            installation.cluster().apply(documents);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String operatorNamespace() {
        return Objects.requireNonNull(installation.environment("any").get("POD_NAMESPACE"));
    }
}
