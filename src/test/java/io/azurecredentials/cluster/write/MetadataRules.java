package io.azurecredentials.cluster.write;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.failure.GoText;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.QualifiedName;
import io.azurecredentials.cluster.resource.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What holds for the metadata of every object. */
final class MetadataRules {

    private static final String IMMUTABLE = "field is immutable";
    private static final int LARGEST_ANNOTATIONS = 256 * 1024;

    private MetadataRules() {}

    /** What is wrong with the metadata of an object of this kind. */
    static List<FieldError> check(ResourceType type, Metadata metadata) {
        List<FieldError> errors = new ArrayList<>();
        for (String violation : type.nameRule().violations(metadata.name())) {
            errors.add(FieldError.invalid("metadata.name", metadata.name(), violation));
        }
        errors.addAll(Labels.check("metadata.labels", metadata.node().path("labels")));
        errors.addAll(annotations(metadata.node().path("annotations")));
        errors.addAll(owners(metadata));
        for (String finalizer : metadata.finalizers()) {
            QualifiedName.violations(finalizer)
                    .forEach(
                            v ->
                                    errors.add(
                                            FieldError.invalid(
                                                    "metadata.finalizers", finalizer, v)));
        }
        return errors;
    }

    /** What an update may not do to the metadata. */
    static List<FieldError> checkChange(Metadata next, Metadata old) {
        List<FieldError> errors = new ArrayList<>();
        List<String> added = new ArrayList<>(next.finalizers());
        added.removeAll(old.finalizers());
        if (old.deleting() && !added.isEmpty()) {
            String list = added.stream().map(GoText::quote).collect(Collectors.joining(", "));
            errors.add(
                    FieldError.forbidden(
                            "metadata.finalizers",
                            "no new finalizers can be added if the object is being deleted, found"
                                    + " new finalizers []string{"
                                    + list
                                    + "}"));
        }
        for (String field : List.of("name", "namespace", "uid", "deletionTimestamp")) {
            if (!next.text(field).equals(old.text(field))) {
                errors.add(FieldError.invalid("metadata." + field, next.text(field), IMMUTABLE));
            }
        }
        return errors;
    }

    private static List<FieldError> annotations(JsonNode annotations) {
        List<FieldError> errors = new ArrayList<>();
        int size = 0;
        for (var entry : annotations.properties()) {
            QualifiedName.violations(entry.getKey().toLowerCase(java.util.Locale.ROOT))
                    .forEach(
                            v ->
                                    errors.add(
                                            FieldError.invalid(
                                                    "metadata.annotations", entry.getKey(), v)));
            size += entry.getKey().length() + entry.getValue().asText().length();
        }
        if (size > LARGEST_ANNOTATIONS) {
            errors.add(FieldError.tooLong("metadata.annotations", LARGEST_ANNOTATIONS));
        }
        return errors;
    }

    private static List<FieldError> owners(Metadata metadata) {
        List<FieldError> errors = new ArrayList<>();
        List<String> controllers = new ArrayList<>();
        for (JsonNode owner : metadata.owners()) {
            errors.addAll(owner(owner));
            if (owner.path("controller").asBoolean(false)) {
                controllers.add(owner.path("name").asText());
            }
        }
        if (controllers.size() > 1) {
            errors.add(
                    FieldError.invalid(
                            "metadata.ownerReferences",
                            metadata.node().path("ownerReferences"),
                            "Only one reference can have Controller set to true. Found \"true\" in"
                                    + " references for "
                                    + controllers.get(0)
                                    + " and "
                                    + controllers.get(1)));
        }
        return errors;
    }

    private static List<FieldError> owner(JsonNode owner) {
        List<FieldError> errors = new ArrayList<>();
        for (String field : List.of("apiVersion", "kind", "name", "uid")) {
            if (owner.path(field).asText("").isEmpty()) {
                String what = field.equals("apiVersion") ? "version " : "";
                errors.add(
                        FieldError.invalid(
                                "metadata.ownerReferences." + field,
                                "",
                                what + "must not be empty"));
            }
        }
        return errors;
    }
}
