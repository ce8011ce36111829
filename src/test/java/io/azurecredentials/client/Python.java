package io.azurecredentials.client;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The system's Python if it has hvac, else the one on the path. */
final class Python {
    private static final List<String> INTERPRETERS = List.of("/usr/bin/python3", "python3");
    private static final String SCRIPT = "src/test/python/hvac_client.py";

    private Python() {}

    /** The program that drives hvac. */
    static Program program(Site site) {
        return new Program(site, List.of(interpreter(), "-B", SCRIPT), Map.of());
    }

    private static String interpreter() {
        return INTERPRETERS.stream()
                .filter(Python::hasHvac)
                .findFirst()
                .orElseThrow(
                        () ->
                                new AssertionError(
                                        "These tests drive hvac, Vault's client for Python:"
                                                + " install it, such as with apt-get install"
                                                + " python3-hvac."));
    }

    private static boolean hasHvac(String python) {
        try {
            return new ProcessBuilder(python, "-c", "import hvac")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }
}
