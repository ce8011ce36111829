package io.azurecredentials.image;

import io.azurecredentials.process.Installation;
import io.azurecredentials.process.OperatorProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Starts the operator of the image once, to see what it loads until it is ready. */
final class Training {
    private static final Duration LONG = Duration.ofMinutes(2);

    private Training() {}

    /**
     * @param folder for logs
     */
    static StartupList run(Layout layout, Path folder) throws IOException {
        Path list = folder.resolve("loaded");
        List<String> command = new ArrayList<>(List.of(layout.java().toString()));
        command.addAll(Options.jvm());
        command.addAll(List.of("-Xshare:off", "-XX:DumpLoadedClassList=" + list));
        command.addAll(Options.classPath(layout, layout.root() + "/"));
        try (Installation installation = Installation.start(folder)) {
            OperatorProcess operator =
                    OperatorProcess.of(
                            command,
                            installation.environment("training"),
                            folder.resolve("operator.log"));
            operator.awaitReady();
            operator.terminate(LONG);
        }
        try (Stream<String> lines = Files.lines(list)) {
            return StartupList.ofJvm(lines, Classes.of(layout));
        }
    }
}
