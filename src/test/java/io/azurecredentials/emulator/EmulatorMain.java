package io.azurecredentials.emulator;

import io.azurecredentials.emulator.http.Form;
import io.azurecredentials.emulator.world.World;
import io.azurecredentials.emulator.world.WorldFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The emulator on its own, for programs in any language. One argument, {@code port=N|world=FILE}:
 * the proxy's port and the world to start with, both optional. Prints what such a program must
 * export, then {@code # ready}, and ends when its parent does.
 */
public final class EmulatorMain {

    private static final Path DIRECTORY = Path.of("target", "emulator");

    private EmulatorMain() {}

    public static void main(String[] args) throws Exception {
        Form options = Form.parse(args.length == 0 ? "" : args[0].replace('|', '&'));
        World world = world(options);
        int port = Integer.parseInt(options.nonEmpty("port").orElse("0"));
        Files.createDirectories(DIRECTORY);
        Path environment = DIRECTORY.resolve("env");
        Files.deleteIfExists(environment);
        Emulator emulator = started(world, port);
        List<String> lines =
                emulator.environment(DIRECTORY.resolve("ca.pem")).entrySet().stream()
                        .map(entry -> "export " + entry.getKey() + "=" + entry.getValue())
                        .toList();
        publish(environment, lines);
        lines.forEach(System.out::println);
        System.out.println("# ready");
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().join());
        emulator.stop();
        System.exit(0);
    }

    private static World world(Form options) {
        try {
            return options.nonEmpty("world")
                    .map(file -> WorldFile.read(Path.of(file)))
                    .orElseGet(World::standard);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw refused(e);
        }
    }

    /** Roles are looked up only now, so a world may turn out to be wrong here as well. */
    private static Emulator started(World world, int port) {
        try {
            return Emulator.start(world, port);
        } catch (IllegalArgumentException e) {
            throw refused(e);
        }
    }

    private static RuntimeException refused(RuntimeException e) {
        System.err.println("The world cannot be made: " + e.getMessage());
        System.exit(1);
        return e;
    }

    /** In one move, so that whoever sees the file sees all of it. */
    private static void publish(Path file, List<String> lines) throws IOException {
        Path unfinished = Files.write(file.resolveSibling("env.unfinished"), lines);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
