package io.azurecredentials.benchmark;

import io.azurecredentials.image.Container;
import io.azurecredentials.process.Installation;
import io.azurecredentials.process.OperatorProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The image that was built: its size, how soon an operator in it is ready, and the memory that one
 * takes which has nothing to do. Needs root.
 */
final class ImageFigures {
    private static final int STARTS = 5;
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final double MEGABYTE = 1e6;

    private final Path folder;

    /**
     * @param folder for the unpacked image and logs
     */
    ImageFigures(Path folder) {
        this.folder = folder;
    }

    List<Figure> run() {
        try {
            double size = Files.size(Container.tar()) / MEGABYTE;
            Container container = Container.unpack(Files.createTempDirectory("image"));
            return started(container, size);
        } catch (IOException e) {
            throw new UncheckedIOException("first: mvn -q package -Pimage", e);
        }
    }

    private List<Figure> started(Container container, double size) throws IOException {
        List<Double> ready = new ArrayList<>();
        double memory = 0;
        try (Installation installation = Installation.start(folder)) {
            for (int i = 1; i <= STARTS; i++) {
                try (OperatorProcess operator =
                        container.start(
                                installation.environment("image-" + i),
                                folder.resolve("operator.log"))) {
                    operator.awaitReady();
                    ready.add((double) operator.startup().toMillis());
                    if (i == STARTS) {
                        LockSupport.parkNanos(IDLE.toNanos());
                        memory = operator.memory();
                    }
                }
            }
        }
        return List.of(
                Figure.of("image.tar", "MB", size),
                Figure.of("container start to ready, median of 5", "ms", median(ready)),
                Figure.of("resident memory after 30 s of nothing to do", "MiB", memory));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
