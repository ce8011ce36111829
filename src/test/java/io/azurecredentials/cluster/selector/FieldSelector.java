package io.azurecredentials.cluster.selector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.Refusals;
import io.azurecredentials.cluster.resource.ResourceType;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Field selectors over the fields that a kind makes selectable.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/field-selectors/">Field
 *     selectors</a>
 */
public final class FieldSelector {

    private static final Pattern TERM = Pattern.compile("([^=!]+)(==|=|!=)(.*)");
    private static final List<String> ALWAYS = List.of("metadata.name", "metadata.namespace");

    private FieldSelector() {}

    /**
     * The objects of {@code type} that {@code text} means; all if it is empty.
     *
     * @throws io.azurecredentials.cluster.failure.ApiException 400 if it is not a selector or names
     *     another field
     */
    public static Predicate<ObjectNode> parse(String text, ResourceType type) {
        Predicate<ObjectNode> all = object -> true;
        for (String term : text.split(",", -1)) {
            if (!term.isBlank()) {
                all = all.and(term(term.trim(), text, type));
            }
        }
        return all;
    }

    private static Predicate<ObjectNode> term(String term, String whole, ResourceType type) {
        Matcher parts = TERM.matcher(term);
        if (!parts.matches()) {
            throw Refusals.badRequest(
                    "invalid selector: '" + whole + "'; can't understand '" + term + "'");
        }
        String field = parts.group(1);
        boolean wanted = !parts.group(2).equals("!=");
        String value = parts.group(3);
        if (!ALWAYS.contains(field) && !type.selectableFields().contains(field)) {
            throw Refusals.badRequest("field label not supported: " + field);
        }
        return object -> wanted == value.equals(value(object, field));
    }

    private static String value(ObjectNode object, String field) {
        JsonNode node = object;
        for (String name : field.split("\\.", -1)) {
            node = node.path(name);
        }
        return node.isObject() ? node.path("component").asText("") : node.asText("");
    }
}
