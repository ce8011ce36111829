package io.azurecredentials.cluster.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.resource.Metadata;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a definition says what it must and nothing that cannot be. */
final class DefinitionRules {

    private DefinitionRules() {}

    static List<FieldError> check(Definition definition, @Nullable Definition old) {
        List<FieldError> errors = new ArrayList<>();
        String name = Metadata.of(definition.object()).name();
        if (!name.equals(definition.names().plural() + "." + definition.group())) {
            errors.add(
                    FieldError.invalid(
                            "metadata.name", name, "must be spec.names.plural+\".\"+spec.group"));
        }
        if (definition.group().isEmpty()) {
            errors.add(FieldError.required("spec.group", ""));
        }
        if (definition.names().kind().isEmpty()) {
            errors.add(FieldError.required("spec.names.kind", ""));
        }
        errors.addAll(NamesCheck.check(definition));
        errors.addAll(scope(definition));
        errors.addAll(versions(definition));
        if (old != null) {
            errors.addAll(changes(definition, old));
        }
        return errors;
    }

    private static List<FieldError> scope(Definition definition) {
        JsonNode scope = definition.spec().path("scope");
        List<String> supported = List.of("Cluster", "Namespaced");
        if (scope.asText("").isEmpty()) {
            return List.of(FieldError.required("spec.scope", ""));
        }
        return supported.contains(scope.asText())
                ? List.of()
                : List.of(FieldError.notSupported("spec.scope", scope, supported));
    }

    private static List<FieldError> versions(Definition definition) {
        List<FieldError> errors = new ArrayList<>();
        int stored = 0;
        List<JsonNode> versions = definition.versions();
        for (int i = 0; i < versions.size(); i++) {
            stored += versions.get(i).path("storage").asBoolean(false) ? 1 : 0;
            String path = "spec.versions[" + i + "].schema.openAPIV3Schema";
            JsonNode schema = versions.get(i).path("schema").path("openAPIV3Schema");
            if (!schema.isObject()) {
                errors.add(FieldError.required(path, "schemas are required"));
            } else {
                errors.addAll(schema(path, schema));
            }
        }
        if (stored != 1) {
            errors.add(
                    FieldError.invalid(
                            "spec.versions",
                            definition.spec().path("versions"),
                            "must have exactly one version marked as storage version"));
        }
        return errors;
    }

    /** Rules are looked at once the schema they rest on is sound. */
    private static List<FieldError> schema(String path, JsonNode schema) {
        List<FieldError> errors = StructuralCheck.check(path, schema);
        return errors.isEmpty() ? DefinedTypes.rules(path, schema).errors() : errors;
    }

    private static List<FieldError> changes(Definition next, Definition old) {
        List<FieldError> errors = new ArrayList<>();
        immutable(errors, "spec.group", next.group(), old.group());
        immutable(errors, "spec.scope", text(next, "scope"), text(old, "scope"));
        immutable(errors, "spec.names.kind", next.names().kind(), old.names().kind());
        immutable(errors, "spec.names.plural", next.names().plural(), old.names().plural());
        return errors;
    }

    private static void immutable(List<FieldError> errors, String path, String next, String old) {
        if (!next.equals(old)) {
            errors.add(FieldError.invalid(path, TextNode.valueOf(next), "field is immutable"));
        }
    }

    private static String text(Definition definition, String field) {
        return definition.spec().path(field).asText("");
    }
}
