package io.azurecredentials.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.cluster.fixture.Kubectl;
import io.azurecredentials.cluster.fixture.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Questions that kubectl answers. */
final class Cluster {
    private Cluster() {}

    /** The spec of an object as it stands in the cluster. */
    static JsonNode spec(Kubectl kubectl, JsonNode object) {
        String kind = object.path("kind").asText();
        String name = object.at("/metadata/name").asText();
        return Yaml.node(kubectl.run("get", kind, name, "-o", "json")).path("spec");
    }

    /** Whether a user may do something in the current namespace. */
    static boolean can(
            Kubectl kubectl, String user, String verb, String resource, String subresource) {
        return kubectl.runWith(
                        "",
                        "auth",
                        "can-i",
                        verb,
                        resource,
                        "--subresource=" + subresource,
                        "--as=" + user)
                .out()
                .strip()
                .equals("yes");
    }

    /**
     * What an overlay makes of the manifests.
     *
     * @param overlay a kustomization in which {@code %s} stands for them
     */
    static String kustomized(Kubectl kubectl, Path home, String overlay) {
        try {
            Path folder = Files.createDirectories(home.toRealPath().resolve("overlay"));
            Path manifests = folder.relativize(Shipped.FOLDER.toRealPath());
            Files.writeString(folder.resolve("kustomization.yaml"), overlay.formatted(manifests));
            return kubectl.run("kustomize", folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
