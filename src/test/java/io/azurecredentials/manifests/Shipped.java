package io.azurecredentials.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The objects in {@code manifests/}, as they are written there. */
final class Shipped {
    static final Path FOLDER = Path.of("manifests");

    private static final YAMLMapper YAML = new YAMLMapper();

    private Shipped() {}

    static Stream<JsonNode> objects() {
        return files(FOLDER).flatMap(it -> documents(FOLDER.resolve(it)).stream());
    }

    static Stream<JsonNode> objects(String kind) {
        return objects().filter(it -> it.path("kind").asText().equals(kind));
    }

    /** The only one of its kind. */
    static JsonNode object(String kind) {
        List<JsonNode> all = objects(kind).toList();
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " of " + kind);
        }
        return all.getFirst();
    }

    /** Roles and ClusterRoles. */
    static Stream<JsonNode> roles() {
        return Stream.concat(objects("Role"), objects("ClusterRole"));
    }

    /** Roles and ClusterRoles that are bound to somebody: the operator's. */
    static Stream<JsonNode> boundRoles() {
        return roles().filter(it -> bindings().anyMatch(binding -> isBoundBy(it, binding)));
    }

    /** ClusterRoles that become part of what Kubernetes gives people. */
    static Stream<JsonNode> aggregatedRoles() {
        return objects("ClusterRole")
                .filter(it -> it.at("/metadata/labels").toString().contains("aggregate-to-"));
    }

    static Stream<JsonNode> bindings() {
        return Stream.concat(objects("RoleBinding"), objects("ClusterRoleBinding"));
    }

    private static boolean isBoundBy(JsonNode role, JsonNode binding) {
        return binding.at("/roleRef/kind").equals(role.path("kind"))
                && binding.at("/roleRef/name").equals(role.at("/metadata/name"));
    }

    /** The names of the YAML files in a folder, besides its kustomization. */
    static Stream<String> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(it -> it.getFileName().toString())
                    .filter(it -> it.matches(".+\\.ya?ml") && !it.equals("kustomization.yaml"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a folder's kustomization names. */
    static List<String> resources(Path folder) {
        JsonNode file = documents(folder.resolve("kustomization.yaml")).getFirst();
        return texts(file.path("resources"));
    }

    static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    static List<JsonNode> documents(Path file) {
        try (MappingIterator<JsonNode> all =
                YAML.readerFor(JsonNode.class).readValues(file.toFile())) {
            return all.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
