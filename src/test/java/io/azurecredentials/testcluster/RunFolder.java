package io.azurecredentials.testcluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@code target/it}: what the steps of a build tell each other of the run, and the person who
 * started it.
 */
final class RunFolder {

    static final Path PATH = Path.of("target", "it");

    /** An empty namespace takes about six seconds. */
    private static final Duration UNTIL_FINISHED = Duration.ofSeconds(15);

    private static final Path RUN = PATH.resolve("run");

    private RunFolder() {}

    /** The run under way, if one has been written down and not swept since. */
    static Optional<Run> present() {
        try {
            return Files.exists(RUN)
                    ? Optional.of(new Run(Files.readString(RUN).strip()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The run under way, or a new one. */
    static Run run() {
        return present().orElseGet(RunFolder::begin);
    }

    private static Run begin() {
        Run run = Run.next();
        try {
            Files.createDirectories(PATH);
            Files.writeString(RUN, run.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return run;
    }

    /** For what is not of a single test. */
    static Path adminKubeconfig(AdminKubeconfig admin) {
        try {
            Files.createDirectories(PATH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return admin.write(PATH.resolve("kubeconfig"), "default");
    }

    /** Removes all of a run, and says what could not be removed. */
    static void sweep(KubernetesClient client, Run run) {
        List<String> left = new Sweep(client, run, UNTIL_FINISHED).all();
        if (!left.isEmpty()) {
            System.err.println("Left behind, labelled " + run.selector() + ": " + left);
            return;
        }
        try {
            Files.deleteIfExists(RUN);
            Files.deleteIfExists(PATH.resolve("kubeconfig"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
