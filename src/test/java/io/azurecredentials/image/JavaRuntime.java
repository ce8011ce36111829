package io.azurecredentials.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;

/** The modules of this JVM's JDK that the operator uses, linked by jlink; with the JDK's roots. */
final class JavaRuntime {
    /** Jackson and SnakeYAML look for bean annotations there, and do without them. */
    private static final Set<String> OPTIONAL = Set.of("java.desktop");

    /** The least that a trust store with the roots of the web has. */
    private static final long SMALLEST_TRUST_STORE = 50_000;

    private JavaRuntime() {}

    /**
     * @param modules that are named in the operator's classes
     */
    static void link(Set<String> modules, Path target) throws IOException {
        Set<String> wanted = new TreeSet<>(modules);
        wanted.removeAll(OPTIONAL);
        int code =
                ToolProvider.findFirst("jlink")
                        .orElseThrow()
                        .run(
                                System.out,
                                System.err,
                                "--add-modules",
                                String.join(",", wanted),
                                "--output",
                                target.toString(),
                                "--compress=zip-6",
                                "--strip-java-debug-attributes",
                                "--no-header-files",
                                "--no-man-pages");
        if (code != 0) {
            throw new IOException("jlink failed");
        }
        Path roots = target.resolve("lib/security/cacerts");
        if (Files.size(roots) < SMALLEST_TRUST_STORE) {
            throw new IOException("This JDK has no certificates of authorities.");
        }
    }
}
