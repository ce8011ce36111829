package io.azurecredentials.image;

import java.util.ArrayList;
import java.util.List;

/** What the JVM in the image is started with. */
final class Options {
    private static final String MAIN = "io.azurecredentials.Main";

    private Options() {}

    /**
     * One collector thread and short object headers, because the heap is small; half of the
     * container's memory for it, because code and threads need their share, and from the beginning
     * so much that the start-up archive's objects find room, without which the JVM would not start.
     * What the C library keeps for later is given back every ten seconds. A container that has no
     * memory left is better restarted. Standard output is for the ready line alone.
     */
    static List<String> jvm() {
        return List.of(
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:MaxRAMPercentage=50",
                "-Xms32m",
                "-XX:TrimNativeHeapInterval=10000",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Xlog:disable",
                "-Xlog:all=warning:stderr",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djdk.httpclient.allowRestrictedHeaders=content-length");
    }

    /** The class path and the main class, with the image at {@code prefix} such as {@code /}. */
    static List<String> classPath(Layout layout, String prefix) {
        List<String> paths = layout.classPath().stream().map(prefix::concat).toList();
        return List.of("-cp", String.join(":", paths), MAIN);
    }

    /** All of them, for an operator in a container. */
    static List<String> inContainer(Layout layout) {
        List<String> all = new ArrayList<>(jvm());
        all.add("-XX:SharedArchiveFile=/" + Layout.ARCHIVE);
        all.addAll(classPath(layout, "/"));
        return all;
    }
}
