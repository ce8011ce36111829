package io.azurecredentials.gitops;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.process.Installation;
import io.azurecredentials.settings.Settings;
import io.azurecredentials.testcluster.Documents;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Folders of samples, as somebody has them in Git for an installation. */
record Repository(Installation installation) {
    /** An emulator's Entra is sooner in agreement with itself. */
    private static final String SOON = "{timeout: 30s, settle: 3s}";

    /** Makes the namespace, and the Secret that is not in Git. */
    void prepare() {
        installation.sample().apply("00-namespace.yaml");
        installation.sample().apply("10-root-secret.yaml");
    }

    /** The objects of a folder, in the order of its files. */
    List<ObjectNode> objects(String folder) {
        return Documents.in(Path.of("samples", folder)).stream().map(this::moved).toList();
    }

    private ObjectNode moved(ObjectNode object) {
        String text =
                object.toString()
                        .replace("\"team-a\"", '"' + installation.sample().namespace() + '"')
                        .replace(
                                "\"namespace\":\"" + Settings.NAME + '"',
                                "\"namespace\":\"" + operatorNamespace() + '"');
        ObjectNode moved = Documents.parse(text).getFirst();
        if (moved.path("kind").asText().equals("AzureConfig")) {
            moved.withObject("/spec").set("propagation", Documents.parse(SOON).getFirst());
        }
        return moved;
    }

    private String operatorNamespace() {
        return Objects.requireNonNull(installation.environment("any").get("POD_NAMESPACE"));
    }

    /** The same in the waves of a sync, the first one first. */
    static List<List<ObjectNode>> waves(List<ObjectNode> objects) {
        return List.copyOf(
                objects.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Repository::wave, TreeMap::new, Collectors.toList()))
                        .values());
    }

    private static int wave(ObjectNode object) {
        return object.path("metadata")
                .path("annotations")
                .path("argocd.argoproj.io/sync-wave")
                .asInt();
    }

    /** Whether the operator looks after it. */
    static boolean isOurs(ObjectNode object) {
        return object.path("apiVersion").asText().startsWith("azurecredentials.io/");
    }
}
