package io.azurecredentials.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.fixture.Yaml;
import io.azurecredentials.cluster.rule.Rules;
import io.azurecredentials.cluster.schema.Defaulting;
import io.azurecredentials.cluster.schema.Pruning;
import io.azurecredentials.cluster.schema.Schema;
import io.azurecredentials.cluster.schema.Validation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The schemas of {@code crds/}, asked without an API server. */
final class Crds {
    private Crds() {}

    /** The schema of a kind. */
    static JsonNode schema(String kind) {
        String name = kind.toLowerCase(Locale.ROOT) + "s.azurecredentials.io-v1.yml";
        try {
            return Yaml.node(Files.readString(Path.of("crds").resolve(name)))
                    .at("/spec/versions/0/schema/openAPIV3Schema");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every rule that fails, as its path and message. */
    static List<FieldError> brokenRules(ObjectNode object, @Nullable ObjectNode old) {
        Rules.Compilation compiled = Rules.compile("schema", schemaOf(object));
        if (!compiled.errors().isEmpty()) {
            throw new AssertionError(compiled.errors());
        }
        return compiled.rules().check(completed(object), old == null ? null : completed(old));
    }

    /** Everything else that is wrong. */
    static List<String> complaints(ObjectNode object) {
        List<String> all =
                new ArrayList<>(
                        Pruning.prune(object.deepCopy(), withoutEnvelope(object)).stream()
                                .map(it -> "unknown field \"" + it + "\"")
                                .toList());
        Validation.validate("", completed(object), null, schemaOf(object))
                .forEach(it -> all.add(it.message()));
        return all;
    }

    /** Visits every node of a kind's schema with its path, such as {@code spec.list[].field}. */
    static void walk(String kind, BiConsumer<String, JsonNode> visitor) {
        walk("", schema(kind), visitor);
    }

    private static void walk(String path, JsonNode node, BiConsumer<String, JsonNode> visitor) {
        visitor.accept(path, node);
        node.path("properties")
                .forEachEntry(
                        (name, child) ->
                                walk(path.isEmpty() ? name : path + "." + name, child, visitor));
        if (node.has("items")) {
            walk(path + "[]", node.get("items"), visitor);
        }
    }

    private static ObjectNode completed(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        Defaulting.complete(copy, schemaOf(object));
        return copy;
    }

    private static Schema schemaOf(ObjectNode object) {
        return Schema.of(schema(object.path("kind").asText()));
    }

    /** What every object has is in no schema of ours. */
    private static Schema withoutEnvelope(ObjectNode object) {
        ObjectNode schema = schema(object.path("kind").asText()).deepCopy();
        ObjectNode properties = (ObjectNode) schema.required("properties");
        for (String field : List.of("apiVersion", "kind", "metadata")) {
            properties.putObject(field).put("x-kubernetes-preserve-unknown-fields", true);
        }
        return Schema.of(schema);
    }
}
