package io.azurecredentials.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Who runs where: the server has the first core, and this process and all it holds the others. */
final class Cores {
    /** What a command begins with that is to run on the first core. */
    static final List<String> FIRST = List.of("taskset", "-c", "0");

    private Cores() {}

    /**
     * Leaves the first core to whoever is started on it; needs {@code taskset} of util-linux.
     *
     * @throws IllegalStateException if there is no second core, or no {@code taskset}
     */
    static void leaveFirst() {
        int last = Runtime.getRuntime().availableProcessors() - 1;
        String self = Long.toString(ProcessHandle.current().pid());
        try {
            Process moved =
                    new ProcessBuilder("taskset", "-a", "-c", "-p", "1-" + last, self)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (moved.onExit().join().exitValue() != 0) {
                throw new IllegalStateException("this benchmark needs two cores");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("this benchmark needs taskset", e);
        }
    }
}
