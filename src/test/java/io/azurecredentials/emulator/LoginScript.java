package io.azurecredentials.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A script of the samples, as a machine of an emulated Azure runs it. */
public final class LoginScript {
    private static final Path LOGIN = Path.of("samples/login-from-vm/login.sh");
    private static final String LOCAL = "localhost,127.0.0.1";
    private static final int PATIENCE_SECONDS = 60;

    private final Emulator azure;
    private final Path home;
    private final Path script;

    /**
     * {@code samples/login-from-vm/login.sh}.
     *
     * @param home of whoever runs it, which exists; what it prints goes there as well
     */
    public LoginScript(Emulator azure, Path home) {
        this(azure, home, LOGIN);
    }

    /** Another one. */
    public LoginScript(Emulator azure, Path home, Path script) {
        this.azure = azure;
        this.home = home;
        this.script = script.toAbsolutePath();
    }

    /** What came of it. */
    public record Ran(int status, String output, String error) {}

    /** Where a machine finds its metadata service, and all else without a proxy. */
    public Map<String, String> surroundings(String machine) {
        return Map.of(
                "NO_PROXY",
                LOCAL,
                "no_proxy",
                LOCAL,
                "IMDS_URL",
                "http://127.0.0.1:" + azure.proxyOf(machine).getPort());
    }

    /**
     * Runs it to its end.
     *
     * @param machine by its name in the world
     * @param settings the script's, but for where the metadata service is
     */
    public Ran run(String machine, Map<String, String> settings) {
        Path output = home.resolve("output");
        Path error = home.resolve("error");
        ProcessBuilder builder = new ProcessBuilder("sh", script.toString());
        builder.environment().put("HOME", home.toString());
        builder.environment().putAll(surroundings(machine));
        builder.environment().putAll(settings);
        try {
            Process process =
                    builder.redirectOutput(output.toFile()).redirectError(error.toFile()).start();
            int status =
                    process.onExit()
                            .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                            .join()
                            .exitValue();
            return new Ran(status, Files.readString(output), Files.readString(error));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
