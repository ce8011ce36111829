package io.azurecredentials.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azurecredentials.process.OperatorProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The image unpacked and run as a container runtime would for our Deployment: in a root of its own
 * that cannot be written, with an empty {@code /tmp}, as its user. The network is this machine's.
 * Needs Linux and root.
 */
public final class Container {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the Deployment allows a container to take. */
    private static final String MEMORY = "-XX:MaxRAM=512m";

    /** Settings that name a file, which the container gets a copy of. */
    private static final Set<String> FILES = Set.of("KUBECONFIG", "CA_BUNDLE");

    /** Of what the builder adds to a file's header and tar does not know. */
    private static final String QUIET = "--warning=no-unknown-keyword";

    private static final String MOUNTS =
            """
            mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && mount --bind /dev "$0/dev" \
            && mount -t proc proc "$0/proc" && mount -t tmpfs tmpfs "$0/tmp" \
            && exec chroot --userspec="$USERSPEC" "$0" "$@"
            """;

    private final Path root;
    private final JsonNode config;

    private Container(Path root, JsonNode config) {
        this.root = root;
        this.config = config;
    }

    /** The tar that was built; nothing is known of its age. */
    public static Path tar() {
        return Archive.TAR;
    }

    /** Unpacks layer by layer. */
    public static Container unpack(Path folder) throws IOException {
        Path archive = Files.createDirectories(folder.resolve("archive"));
        Path root = Files.createDirectories(folder.resolve("root"));
        run("tar", "-xf", Archive.TAR.toString(), "-C", archive.toString());
        JsonNode image = JSON.readTree(archive.resolve("manifest.json").toFile()).get(0);
        for (JsonNode layer : image.get("Layers")) {
            Path file = archive.resolve(layer.asText());
            run("tar", "-xzpf", file.toString(), QUIET, "--numeric-owner", "-C", root.toString());
        }
        for (String mountPoint : List.of("dev", "proc", "etc/input")) {
            Files.createDirectories(root.resolve(mountPoint));
        }
        Path config = archive.resolve(image.get("Config").asText());
        return new Container(root, JSON.readTree(config.toFile()).get("config"));
    }

    /** Whether this machine lets us mount something where nobody else sees it. */
    static boolean canRun() {
        try {
            Process process = new ProcessBuilder("unshare", "--mount", "true").start();
            return process.onExit().join().exitValue() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    /** Its file system. */
    Path root() {
        return root;
    }

    /** Such as {@code 65532:65532}. */
    String user() {
        return config.get("User").asText();
    }

    /** Starts the operator and waits for nothing. */
    public OperatorProcess start(Map<String, String> settings, Path log) throws IOException {
        Map<String, String> environment = new LinkedHashMap<>(settings);
        for (String name : FILES) {
            if (settings.containsKey(name)) {
                environment.put(name, copied(Path.of(settings.get(name))));
            }
        }
        environment.put("JAVA_TOOL_OPTIONS", MEMORY);
        environment.put("USERSPEC", user());
        List<String> command = new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", MOUNTS));
        command.add(root.toString());
        config.get("Entrypoint").forEach(it -> command.add(it.asText()));
        return OperatorProcess.of(command, environment, log);
    }

    private String copied(Path file) throws IOException {
        Path copy = root.resolve("etc/input").resolve(file.getFileName());
        Files.write(copy, Files.readAllBytes(file));
        return "/" + root.relativize(copy);
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(String.join(" ", command));
        }
    }
}
