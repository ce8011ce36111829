package io.azurecredentials.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.azurecredentials.cluster.access.User;
import io.azurecredentials.cluster.apply.LastApplied;
import io.azurecredentials.cluster.failure.Refusals;
import io.azurecredentials.cluster.resource.Catalogue;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.ObjectKey;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.write.Edit;
import io.azurecredentials.cluster.write.FieldValidation;
import io.azurecredentials.cluster.write.Objects;
import io.azurecredentials.cluster.write.WriteOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts YAML files into the cluster, past HTTP. */
record Manifests(Catalogue catalogue, Objects objects) {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Duration UNTIL_ESTABLISHED = Duration.ofSeconds(10);
    private static final WriteOptions OPTIONS =
            new WriteOptions(
                    User.ADMINISTRATOR,
                    "local-cluster",
                    false,
                    true,
                    FieldValidation.STRICT,
                    warning -> {});

    static void namespace(Catalogue catalogue, Objects objects, String name) {
        ObjectNode namespace = JsonNodeFactory.instance.objectNode();
        namespace.put("apiVersion", "v1").put("kind", "Namespace");
        namespace.putObject("metadata").put("name", name);
        ResourceType type = catalogue.findKind("v1", "Namespace").orElseThrow();
        objects.create(type, "", namespace, WriteOptions.of("kube-apiserver"));
    }

    void apply(Path fileOrFolder) {
        for (Path file : files(fileOrFolder)) {
            documents(open(file)).stream().map(LastApplied::notedOn).forEach(this::apply);
        }
    }

    private static List<Path> files(Path fileOrFolder) {
        try (Stream<Path> paths = Files.walk(fileOrFolder, 1)) {
            return paths.filter(p -> p.toString().matches(".*\\.(ya?ml|json)"))
                    .filter(p -> !p.endsWith("kustomization.yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a YAML resource of the class path describes. */
    void applyResource(String name) {
        InputStream found = Manifests.class.getResourceAsStream(name);
        documents(java.util.Objects.requireNonNull(found, name)).forEach(this::apply);
    }

    private static List<ObjectNode> documents(InputStream yaml) {
        List<ObjectNode> documents = new ArrayList<>();
        try (yaml;
                MappingIterator<JsonNode> all = YAML.readerFor(JsonNode.class).readValues(yaml)) {
            while (all.hasNext()) {
                if (all.next() instanceof ObjectNode object) {
                    documents.add(object);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return documents;
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void apply(ObjectNode document) {
        String apiVersion = document.path("apiVersion").asText();
        String kind = document.path("kind").asText();
        ResourceType type =
                catalogue
                        .findKind(apiVersion, kind)
                        .orElseThrow(
                                () -> Refusals.badRequest("no kind " + kind + " in " + apiVersion));
        Metadata metadata = Metadata.of(document);
        String namespace = metadata.namespace().isEmpty() ? "default" : metadata.namespace();
        ObjectKey key = type.key(namespace, metadata.name());
        Optional<ObjectNode> present = objects.find(type, key);
        if (present.isEmpty()) {
            objects.create(type, key.namespace(), document, OPTIONS);
        } else {
            metadata.take("resourceVersion", Metadata.of(present.get()));
            objects.update(type, key, "", new Edit.Replace(document), OPTIONS);
        }
        if (kind.equals("CustomResourceDefinition")) {
            awaitEstablished(type, key);
        }
    }

    private void awaitEstablished(ResourceType type, ObjectKey key) {
        Instant end = Instant.now().plus(UNTIL_ESTABLISHED);
        while (objects.get(type, key).path("status").path("conditions").isEmpty()) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException(key.name() + " was not established");
            }
            Thread.onSpinWait();
        }
    }
}
