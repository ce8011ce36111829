package io.azurecredentials.api.v1alpha1;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.role.policy.Limits;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the generator cannot say and every kind of ours has in common. */
final class CrdConventions {
    private static final List<String> COLUMNS =
            List.of(
                    "Ready",
                    "Reason",
                    "Role",
                    "Subject",
                    "Config",
                    "Tenant",
                    "Expires",
                    "Age",
                    "Subscription",
                    "Secret",
                    "Uses Left",
                    "Renewed",
                    "Message");

    private static final Map<String, String> CONDITION =
            Map.of(
                    "type", "What is observed: Ready, Reconciling or Stalled.",
                    "status", "Whether it is so: True, False or Unknown.",
                    "observedGeneration", "Generation of the spec that was looked at.",
                    "lastTransitionTime", "When status last became what it is.",
                    "reason", "Why, in one word; the manual lists them.",
                    "message", "Why, in a sentence that says what to do.");

    /**
     * Which field tells the entries of a list apart; any other list of objects is replaced whole.
     */
    private static final Map<String, List<String>> MAP_KEYS =
            Map.of(
                    "conditions", List.of("type"),
                    "keys", List.of("sequence", "attempt"),
                    "supersededApplications", List.of("epoch"));

    /** What is off unless somebody writes it: it must not be filled in. */
    private static final Set<String> OPTIONAL = Set.of("rootRotation", "login");

    private CrdConventions() {}

    /**
     * Completes a definition.
     *
     * @param kind the class of its objects, whose description the generator does not read
     */
    static CustomResourceDefinition apply(CustomResourceDefinition crd, Class<?> kind) {
        String about =
                requireNonNull(kind.getAnnotation(JsonClassDescription.class), kind.getName())
                        .value();
        for (CustomResourceDefinitionVersion version : crd.getSpec().getVersions()) {
            version.getAdditionalPrinterColumns()
                    .sort(Comparator.comparingInt(CrdConventions::place));
            JSONSchemaProps schema = version.getSchema().getOpenAPIV3Schema();
            schema.setDescription(about);
            schema.setRequired(List.of("spec"));
            if (hasStatus(schema)) {
                describe(schema, "spec", "What is wanted; the operator never writes here.");
                describe(
                        schema,
                        "status",
                        "What the operator found out and did; written by it alone.");
                unobserved(requireNonNull(schema.getProperties().get("status")));
            } else {
                describe(schema, "spec", "What is so; written by the operator alone.");
                schema.getProperties().remove("status");
                version.setSubresources(null);
            }
            complete(schema);
        }
        return crd;
    }

    private static int place(CustomResourceColumnDefinition column) {
        int place = COLUMNS.indexOf(column.getName());
        if (place < 0) {
            throw new IllegalStateException("no place for the column " + column.getName());
        }
        return place;
    }

    /**
     * What nobody has looked at yet shows another generation than its own; without it, whoever
     * waits for an object by kstatus would take a new one for finished.
     */
    private static void unobserved(JSONSchemaProps status) {
        requireNonNull(status.getProperties().get("observedGeneration"))
                .setDefault(JsonNodeFactory.instance.numberNode(-1));
    }

    /** The generator has one for every kind. */
    private static boolean hasStatus(JSONSchemaProps schema) {
        return Optional.ofNullable(schema.getProperties().get("status"))
                .map(JSONSchemaProps::getProperties)
                .filter(it -> !it.isEmpty())
                .isPresent();
    }

    private static void describe(JSONSchemaProps schema, String property, String text) {
        requireNonNull(schema.getProperties().get(property), property).setDescription(text);
    }

    private static void complete(JSONSchemaProps schema) {
        if (schema.getXKubernetesValidations() != null) {
            schema.setXKubernetesValidations(
                    new ArrayList<>(new LinkedHashSet<>(schema.getXKubernetesValidations())));
        }
        if (schema.getProperties() != null) {
            schema.getProperties().forEach(CrdConventions::completeProperty);
        }
    }

    private static void completeProperty(String name, JSONSchemaProps property) {
        if (Shapes.DURATION.equals(property.getPattern())) {
            property.setFormat("duration");
            Optional.ofNullable(property.getDefault())
                    .map(JsonNode::asText)
                    .map(CrdConventions::readable)
                    .map(JsonNodeFactory.instance::textNode)
                    .ifPresent(property::setDefault);
        }
        if (name.equals("conditions")) {
            CONDITION.forEach((field, text) -> describe(items(property), field, text));
        }
        if ("array".equals(property.getType())) {
            listType(name, property);
            complete(items(property));
        }
        if (name.equals("conditions")) {
            items(property).setRequired(CONDITION.keySet().stream().sorted().toList());
        }
        complete(property);
        if (onlyDefaults(property) && !OPTIONAL.contains(name)) {
            property.setDefault(defaults(property));
        }
    }

    /**
     * Spelled out: an API server checks a default against the rules before it fills in what is
     * missing there.
     */
    private static ObjectNode defaults(JSONSchemaProps property) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        property.getProperties()
                .forEach(
                        (name, it) ->
                                Optional.ofNullable(it.getDefault())
                                        .ifPresent(value -> all.set(name, value)));
        return all;
    }

    /** The generator spells a default duration in nanoseconds, which our own pattern refuses. */
    private static String readable(String nanoseconds) {
        return Limits.text(Duration.ofNanos(Long.parseLong(nanoseconds.replace("ns", ""))));
    }

    private static void listType(String name, JSONSchemaProps list) {
        boolean objects = "object".equals(items(list).getType());
        list.setXKubernetesListType(
                MAP_KEYS.containsKey(name) ? "map" : objects ? "atomic" : "set");
        Optional.ofNullable(MAP_KEYS.get(name))
                .ifPresent(
                        keys -> {
                            list.setXKubernetesListMapKeys(keys);
                            items(list).setRequired(union(items(list).getRequired(), keys));
                        });
    }

    private static List<String> union(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().sorted().toList();
    }

    private static JSONSchemaProps items(JSONSchemaProps list) {
        return list.getItems().getSchema();
    }

    /** An object that is left out gets its fields' defaults only if it has a default itself. */
    private static boolean onlyDefaults(JSONSchemaProps property) {
        return "object".equals(property.getType())
                && property.getProperties() != null
                && (property.getRequired() == null || property.getRequired().isEmpty())
                && property.getProperties().values().stream()
                        .anyMatch(it -> it.getDefault() != null);
    }
}
