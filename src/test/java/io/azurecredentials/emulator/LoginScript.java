package io.azurecredentials.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code samples/login-from-vm/login.sh}, as a machine of an emulated Azure runs it. */
public final class LoginScript {
    private static final Path SCRIPT = Path.of("samples/login-from-vm/login.sh").toAbsolutePath();
    private static final String LOCAL = "localhost,127.0.0.1";
    private static final int PATIENCE_SECONDS = 60;

    private final Emulator azure;
    private final Path home;

    /**
     * @param home of whoever runs it, which exists; what it prints goes there as well
     */
    public LoginScript(Emulator azure, Path home) {
        this.azure = azure;
        this.home = home;
    }

    /** What came of it. */
    public record Ran(int status, String output, String error) {}

    /**
     * Runs it to its end.
     *
     * @param machine by its name in the world
     * @param settings the script's, but for where the metadata service is
     */
    public Ran run(String machine, Map<String, String> settings) {
        Path output = home.resolve("output");
        Path error = home.resolve("error");
        ProcessBuilder builder = new ProcessBuilder("sh", SCRIPT.toString());
        Map<String, String> environment = builder.environment();
        environment.put("HOME", home.toString());
        environment.put("NO_PROXY", LOCAL);
        environment.put("no_proxy", LOCAL);
        environment.put("IMDS_URL", "http://127.0.0.1:" + azure.proxyOf(machine).getPort());
        environment.putAll(settings);
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
