package io.azurecredentials.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The C library and whatever else of this machine the runtime is linked against, glibc or musl. Its
 * loader is asked for the files, so that they are those that the JDK runs on here.
 */
final class CLibrary {
    private static final Pattern NEEDED = Pattern.compile("\\s*(?:\\S+ => )?(/\\S+) \\(0x.*");
    private static final Pattern VERSION = Pattern.compile("\\d[^\\s)]*");

    private final Path runtime;
    private final Path loader;

    /**
     * @param runtime a JDK's folder
     */
    CLibrary(Path runtime) throws IOException {
        this.runtime = runtime.toAbsolutePath();
        this.loader = Elf.interpreter(runtime.resolve("bin/java"));
    }

    /** Copies it to where it lies here. */
    void copyTo(Path root) throws IOException {
        for (Path file : files()) {
            Path target = root.resolve(file.toString().substring(1));
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
    }

    /** What the loader says of itself, such as {@code ld.so (Debian GLIBC 2.36-9) … 2.36.}. */
    String name() throws IOException {
        return run("--version").lines().findFirst().orElseThrow();
    }

    /** The first number in that, such as {@code 2.36-9}. */
    String version() throws IOException {
        Matcher found = VERSION.matcher(name());
        return found.find() ? found.group() : "unknown";
    }

    boolean isMusl() {
        return loader.getFileName().toString().contains("musl");
    }

    private Set<Path> files() throws IOException {
        Set<Path> all = new TreeSet<>(Set.of(loader));
        try (Stream<Path> files = Files.walk(runtime)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Elf.is(file)) {
                    all.addAll(needed(file));
                }
            }
        }
        return all;
    }

    private Set<Path> needed(Path file) throws IOException {
        Set<Path> all = new TreeSet<>();
        String own = runtime.resolve("lib") + ":" + runtime.resolve("lib/server");
        String list = run("--library-path", own, "--list", file.toString());
        for (String line : list.lines().toList()) {
            Matcher it = NEEDED.matcher(line);
            if (it.matches() && !it.group(1).startsWith(runtime.toString())) {
                all.add(Path.of(it.group(1)));
            } else if (line.contains("not found") || line.contains("cannot open")) {
                throw new IOException(file + ": " + line);
            }
        }
        return all;
    }

    private String run(String... arguments) throws IOException {
        List<String> command =
                Stream.concat(Stream.of(loader.toString()), Stream.of(arguments)).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }
}
