package io.azurecredentials.cluster.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.resource.NameRule;
import io.azurecredentials.cluster.resource.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The names that a definition gives: its group's, its kind's, its versions' and its columns'. */
final class NamesCheck {

    private static final List<String> TYPES =
            List.of("boolean", "date", "integer", "number", "string");
    private static final List<String> FORMATS =
            List.of("byte", "date", "date-time", "double", "float", "int32", "int64", "password");

    private NamesCheck() {}

    static List<FieldError> check(Definition definition) {
        List<FieldError> errors = new ArrayList<>();
        Names names = definition.names();
        domain("spec.group", definition.group(), errors);
        label("spec.names.plural", names.plural(), errors);
        label("spec.names.singular", names.singular(), errors);
        label("spec.names.kind", names.kind().toLowerCase(Locale.ROOT), errors);
        label("spec.names.listKind", names.listKind().toLowerCase(Locale.ROOT), errors);
        if (!names.kind().isEmpty() && names.kind().equals(names.listKind())) {
            errors.add(
                    FieldError.invalid(
                            "spec.names.listKind",
                            names.listKind(),
                            "kind and listKind may not be the same"));
        }
        names.shortNames().forEach(s -> label("spec.names.shortNames", s, errors));
        names.categories().forEach(s -> label("spec.names.categories", s, errors));
        versions(definition, errors);
        return errors;
    }

    private static void domain(String path, String group, List<FieldError> errors) {
        if (group.isEmpty()) {
            return;
        }
        NameRule.SUBDOMAIN
                .violations(group)
                .forEach(v -> errors.add(FieldError.invalid(path, group, v)));
        if (!group.contains(".")) {
            errors.add(FieldError.invalid(path, group, "should be a domain with at least one dot"));
        }
    }

    private static void label(String path, String name, List<FieldError> errors) {
        if (!name.isEmpty()) {
            NameRule.RFC1035_LABEL
                    .violations(name)
                    .forEach(v -> errors.add(FieldError.invalid(path, name, v)));
        }
    }

    private static void versions(Definition definition, List<FieldError> errors) {
        Set<String> seen = new HashSet<>();
        List<JsonNode> versions = definition.versions();
        for (int i = 0; i < versions.size(); i++) {
            String path = "spec.versions[" + i + "]";
            JsonNode name = versions.get(i).path("name");
            label(path + ".name", name.asText(""), errors);
            if (!seen.add(name.asText(""))) {
                errors.add(
                        FieldError.invalid(
                                path + ".name", name.asText(""), "must contain unique names"));
            }
            JsonNode columns = versions.get(i).path("additionalPrinterColumns");
            for (int c = 0; c < columns.size(); c++) {
                String at = path + ".additionalPrinterColumns[" + c + "]";
                column(at, columns.get(c), errors);
            }
        }
    }

    private static void column(String path, JsonNode column, List<FieldError> errors) {
        for (String field : List.of("name", "type", "jsonPath")) {
            if (column.path(field).asText("").isEmpty()) {
                errors.add(FieldError.required(path + "." + field, ""));
            }
        }
        JsonNode type = column.path("type");
        if (type.isTextual() && !TYPES.contains(type.asText())) {
            errors.add(
                    FieldError.invalid(
                            path + ".type", type, "must be one of " + String.join(",", TYPES)));
        }
        JsonNode format = column.path("format");
        if (format.isTextual() && !FORMATS.contains(format.asText())) {
            errors.add(
                    FieldError.invalid(
                            path + ".format",
                            format,
                            "must be one of " + String.join(",", FORMATS)));
        }
        String jsonPath = column.path("jsonPath").asText("");
        if (!jsonPath.isEmpty() && !jsonPath.startsWith(".")) {
            errors.add(
                    FieldError.invalid(
                            path + ".jsonPath",
                            jsonPath,
                            "must be a simple json path starting with ."));
        }
    }
}
