package io.azurecredentials.testcluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * What {@code $KUBECONFIG} says of its current context, with all files that it refers to inside.
 *
 * @param config is left as it is
 */
record AdminKubeconfig(ObjectNode config) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Asks kubectl, which knows how several files merge and what their paths are relative to. */
    static AdminKubeconfig read() {
        String named = System.getenv("KUBECONFIG");
        if (named == null || named.isBlank()) {
            // kubectl would take the person's usual cluster instead.
            throw new Refusal("-Dcluster=kubeconfig takes KUBECONFIG, which is not set");
        }
        try {
            Process kubectl =
                    new ProcessBuilder(
                                    "kubectl",
                                    "config",
                                    "view",
                                    "--raw",
                                    "--flatten",
                                    "--minify",
                                    "--output=json")
                            .redirectErrorStream(true)
                            .start();
            String printed = new String(kubectl.getInputStream().readAllBytes(), UTF_8);
            if (kubectl.waitFor() != 0) {
                throw new Refusal("kubectl cannot read $KUBECONFIG: " + printed.strip());
            }
            return new AdminKubeconfig((ObjectNode) JSON.readTree(printed));
        } catch (IOException e) {
            throw new Refusal("-Dcluster=kubeconfig takes kubectl on the PATH: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Readable for this user only. */
    Path write(Path file, String namespace) {
        ObjectNode written = config.deepCopy();
        written.withArray("contexts")
                .forEach(
                        it -> ((ObjectNode) it).withObject("/context").put("namespace", namespace));
        try {
            Files.deleteIfExists(file);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, written.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same cluster for who has this token and nothing else. */
    AdminKubeconfig with(String token) {
        ObjectNode other = config.deepCopy();
        other.withArray("users")
                .forEach(it -> ((ObjectNode) it).putObject("user").put("token", token));
        return new AdminKubeconfig(other);
    }
}
