package io.azurecredentials.benchmark;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.base.Condition;
import io.azurecredentials.cluster.journal.Request;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.JournalEntry;
import io.azurecredentials.process.Installation;
import io.azurecredentials.process.OperatorProcess;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * What the spine costs: from the JVM's start to ready, from apply to Ready, and two hundred
 * credentials at once with the calls each of them takes. The yardstick for a credential is the same
 * Azure calls made one after the other by a client that does nothing else.
 */
final class Spine {
    private static final int STARTS = 5;
    private static final int MANY = 200;
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final Path folder;

    Spine(Path folder) {
        this.folder = folder;
    }

    List<Figure> run() {
        List<Figure> figures = new ArrayList<>();
        try (Installation installation = Installation.start(folder)) {
            figures.add(Figure.of("JVM start to ready, median of 5", "ms", startup(installation)));
            try (OperatorProcess _ = installation.operator("bench")) {
                Sample sample = installation.sample();
                sample.apply();
                awaitReady(installation, 1);
                double direct = new DirectCalls(installation).milliseconds();
                double one = one(installation);
                figures.add(
                        Figure.of(
                                "apply to Ready, one credential, proof 3 x 1 s",
                                "ms",
                                one,
                                direct));
                figures.addAll(many(installation));
            }
        }
        return figures;
    }

    private static double startup(Installation installation) {
        return IntStream.range(0, STARTS)
                .mapToDouble(
                        _ -> {
                            try (OperatorProcess it = installation.operator("start")) {
                                return it.startup().toMillis();
                            }
                        })
                .sorted()
                .skip(STARTS / 2)
                .findFirst()
                .orElseThrow();
    }

    private static double one(Installation installation) {
        return DoubleStream.generate(() -> timed(installation, 1))
                .limit(3)
                .sorted()
                .skip(1)
                .findFirst()
                .orElseThrow();
    }

    private static List<Figure> many(Installation installation) {
        int azureBefore = installation.azure().journal().size();
        int clusterBefore = installation.cluster().own().orElseThrow().requests().size();
        double total = timed(installation, MANY);
        List<JournalEntry> azure =
                installation.azure().journal().stream().skip(azureBefore).toList();
        long kubernetes =
                installation.cluster().own().orElseThrow().requests().stream()
                        .skip(clusterBefore)
                        .filter(Spine::isWriteOfOurs)
                        .count();
        long writes = azure.stream().filter(Spine::isDirectoryOrRoleWrite).count();
        long tokens = azure.stream().filter(it -> it.path().endsWith("/token")).count();
        return List.of(
                Figure.of("200 credentials at once, apply to all Ready", "s", total / 1000),
                Figure.of("Azure writes per credential", "", (double) writes / MANY),
                Figure.of("Azure token requests per credential", "", (double) tokens / MANY),
                Figure.of(
                        "Azure reads per credential",
                        "",
                        (double) (azure.size() - writes - tokens) / MANY),
                Figure.of("Kubernetes writes per credential", "", (double) kubernetes / MANY));
    }

    /** Milliseconds from the first apply until all of them are Ready. */
    private static double timed(Installation installation, int count) {
        String prefix = "bench-" + System.nanoTime() + "-";
        long before = System.nanoTime();
        IntStream.range(0, count).forEach(it -> apply(installation, prefix + it));
        awaitReady(installation, prefix, count);
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - before) / 1000.0;
    }

    private static void apply(Installation installation, String name) {
        String yaml =
                """
                apiVersion: azurecredentials.io/v1alpha1
                kind: AzureCredential
                metadata:
                  name: %s
                  namespace: %s
                spec:
                  roleRef:
                    name: reader
                """
                        .formatted(name, Sample.NAMESPACE);
        installation
                .client()
                .resource(Serialization.unmarshal(yaml, GenericKubernetesResource.class))
                .create();
    }

    private static void awaitReady(Installation installation, int count) {
        awaitReady(installation, "", count);
    }

    private static void awaitReady(Installation installation, String prefix, int count) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(20 + count))
                .until(() -> ready(installation, prefix) >= count);
    }

    private static long ready(Installation installation, String prefix) {
        return installation
                .client()
                .resources(AzureCredential.class)
                .inNamespace(Sample.NAMESPACE)
                .list()
                .getItems()
                .stream()
                .filter(it -> it.getMetadata().getName().startsWith(prefix))
                .filter(Spine::isReady)
                .count();
    }

    private static boolean isReady(AzureCredential credential) {
        return Optional.ofNullable(credential.getStatus())
                .flatMap(it -> Optional.ofNullable(it.conditions()))
                .orElse(List.of())
                .stream()
                .anyMatch(it -> it.type().equals(Condition.READY) && it.holds());
    }

    /** Leases and Events aside, which are no matter of one credential. */
    static boolean isWriteOfOurs(Request request) {
        return request.userAgent().startsWith("azure-credentials-operator")
                && WRITES.contains(request.method())
                && !request.resource().equals("leases")
                && !request.resource().equals("events");
    }

    private static boolean isDirectoryOrRoleWrite(JournalEntry entry) {
        return WRITES.contains(entry.method()) && !entry.path().endsWith("/token");
    }
}
