package io.azurecredentials.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is shipped, and how it is started: the distribution, or with the system property {@code
 * operator=image} what the image holds.
 */
final class Distribution {
    private static final Path FOLDER = Path.of("target/azure-credentials-operator");
    static final Path JAR = FOLDER.resolve("azure-credentials-operator.jar");
    private static final Path IMAGE = Path.of("target/image/root").toAbsolutePath();

    private Distribution() {}

    /**
     * @param options of the JVM
     * @param inFront what stands before the distribution on the class path
     */
    static List<String> command(List<String> options, List<Path> inFront) throws IOException {
        if (isImage() && inFront.isEmpty()) {
            return ofImage(options);
        }
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m"));
        command.addAll(cached(inFront));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(inFront)));
        command.add("io.azurecredentials.Main");
        return command;
    }

    private static boolean isImage() {
        return System.getProperty("operator", "").equals("image");
    }

    /** Outside a container its files are not under the root. */
    private static List<String> ofImage(List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(IMAGE + "/opt/java/bin/java"));
        command.addAll(options);
        for (String line : Files.readAllLines(IMAGE.resolve("opt/operator/java.options"))) {
            command.add(line.replace("/opt/", IMAGE + "/opt/"));
        }
        return command;
    }

    /** A cache is of one class path. */
    private static List<String> cached(List<Path> inFront) throws IOException {
        return inFront.isEmpty() && isPackaged() ? StartupCache.options() : List.of();
    }

    /** Whether the jar was packaged after the classes were compiled. */
    private static boolean isPackaged() throws IOException {
        Path main = Path.of("target/classes/io/azurecredentials/Main.class");
        return Files.exists(JAR)
                && Files.getLastModifiedTime(JAR).compareTo(Files.getLastModifiedTime(main)) >= 0;
    }

    /** The jar if it was packaged after the classes were compiled, else the classes. */
    private static String classPath(List<Path> inFront) throws IOException {
        try (Stream<Path> lib = Files.list(FOLDER.resolve("lib"))) {
            List<String> all = new ArrayList<>();
            inFront.forEach(it -> all.add(it.toString()));
            all.add(isPackaged() ? JAR.toString() : "target/classes");
            lib.map(Path::toString).sorted().forEach(all::add);
            return String.join(File.pathSeparator, all);
        }
    }
}
