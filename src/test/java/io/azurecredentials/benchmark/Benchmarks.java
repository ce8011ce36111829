package io.azurecredentials.benchmark;

import io.azurecredentials.image.Container;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Runs the benchmark that was asked for, or all of them. */
public final class Benchmarks {
    private static final Path FOLDER = Path.of("target/bench");

    private Benchmarks() {}

    /** Takes the benchmark's name, or nothing for all. */
    public static void main(String[] args) {
        Map<String, Supplier<List<Figure>>> all = new TreeMap<>();
        all.put("draw", () -> new DrawFigures(FOLDER.resolve("draw"), 50, 4).run());
        all.put("emulator", EmulatorFigures::run);
        all.put(
                "login",
                () -> new LoginFigures(FOLDER.resolve("login"), Duration.ofSeconds(3)).run());
        all.put("spine", () -> new Spine(FOLDER.resolve("spine")).run());
        String wanted = args.length > 0 ? args[0] : "";
        if (wanted.equals("image") || Files.exists(Container.tar())) {
            all.put("image", () -> new ImageFigures(FOLDER.resolve("image")).run());
        }
        if (!wanted.isEmpty() && !all.containsKey(wanted)) {
            System.err.println("No benchmark " + wanted + "; there are: " + all.keySet());
            System.exit(1);
        }
        all.forEach(
                (name, benchmark) -> {
                    if (wanted.isEmpty() || wanted.equals(name)) {
                        Figure.write(FOLDER.resolve(name + ".json"), benchmark.get());
                    }
                });
        System.exit(0);
    }
}
