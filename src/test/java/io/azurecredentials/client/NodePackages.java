package io.azurecredentials.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packages that {@code src/test/node/package-lock.json} names, installed under target. */
final class NodePackages {
    private static final Path SOURCE = Path.of("src/test/node");
    private static final Path TARGET = Path.of("target/node");
    private static final String LOCK = "package-lock.json";
    private static final int PATIENCE_MINUTES = 10;

    private NodePackages() {}

    /** A program of that folder with all that it needs; installs that when it has changed. */
    static Program program(Site site, String script) {
        install();
        return new Program(
                site,
                List.of("node", SOURCE.resolve(script).toString()),
                Map.of(
                        "NODE_PATH",
                        TARGET.resolve("node_modules").toAbsolutePath().toString(),
                        "NODE_EXTRA_CA_CERTS",
                        site.authority().toString()));
    }

    /** One test after the other: they run in several processes. */
    private static void install() {
        try {
            Files.createDirectories(TARGET);
            try (FileChannel file =
                            FileChannel.open(
                                    TARGET.resolve("lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    FileLock _ = file.lock()) {
                Path done = TARGET.resolve("installed.json");
                if (!Files.exists(done) || Files.mismatch(SOURCE.resolve(LOCK), done) >= 0) {
                    copy("package.json");
                    copy(".npmrc");
                    Path lock = copy(LOCK);
                    run();
                    Files.copy(lock, done, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path copy(String name) throws IOException {
        return Files.copy(
                SOURCE.resolve(name), TARGET.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void run() throws IOException {
        Path log = TARGET.resolve("npm.log");
        Process npm = started(log);
        int status = npm.onExit().orTimeout(PATIENCE_MINUTES, TimeUnit.MINUTES).join().exitValue();
        if (status != 0) {
            throw new AssertionError(
                    "npm could not install what src/test/node/package-lock.json names; see " + log);
        }
    }

    private static Process started(Path log) {
        try {
            return new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                    .directory(TARGET.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new AssertionError(
                    "These tests drive Vault's clients for Node.js: install Node.js 18 or newer"
                            + " with npm, such as with apt-get install nodejs npm.",
                    e);
        }
    }
}
