package io.azurecredentials.cluster.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.azurecredentials.cluster.failure.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keywords about one text, one number, one choice or one size. */
final class Scalars {

    private Scalars() {}

    static List<FieldError> text(String path, JsonNode value, Schema schema) {
        List<FieldError> errors = new ArrayList<>();
        String text = value.textValue();
        int length = text.codePointCount(0, text.length());
        limit(schema, "maxLength")
                .filter(max -> length > max)
                .ifPresent(max -> errors.add(FieldError.tooLong(path, max)));
        limit(schema, "minLength")
                .filter(min -> length < min)
                .ifPresent(
                        min ->
                                errors.add(
                                        body(
                                                path,
                                                value,
                                                "should be at least " + min + " chars long")));
        JsonNode pattern = schema.keyword("pattern");
        if (pattern.isTextual() && !Patterns.found(pattern.asText(), text)) {
            errors.add(body(path, value, "should match '" + pattern.asText() + "'"));
        }
        String format = schema.keyword("format").asText("");
        if (!Formats.accepts(format, text)) {
            String detail = path + " in body must be of type " + format + ": ";
            errors.add(FieldError.type(path, value, detail + "\"" + text + "\""));
        }
        return errors;
    }

    static List<FieldError> number(String path, JsonNode value, Schema schema) {
        List<FieldError> errors = new ArrayList<>();
        BigDecimal number = value.decimalValue();
        JsonNode min = schema.keyword("minimum");
        boolean above = schema.flag("exclusiveMinimum");
        if (min.isNumber() && number.compareTo(min.decimalValue()) < (above ? 1 : 0)) {
            String than = above ? "should be greater than " : "should be greater than or equal to ";
            errors.add(body(path, value, than + min.asText()));
        }
        JsonNode max = schema.keyword("maximum");
        boolean below = schema.flag("exclusiveMaximum");
        if (max.isNumber() && number.compareTo(max.decimalValue()) > (below ? -1 : 0)) {
            String than = below ? "should be less than " : "should be less than or equal to ";
            errors.add(body(path, value, than + max.asText()));
        }
        String format = schema.keyword("format").asText("");
        boolean fits =
                switch (format) {
                    case "int32" -> value.canConvertToInt();
                    case "int64" -> value.canConvertToLong();
                    default -> true;
                };
        if (!fits) {
            errors.add(body(path, value, "must be of type integer with format " + format));
        }
        JsonNode factor = schema.keyword("multipleOf");
        if (factor.isNumber() && number.remainder(factor.decimalValue()).signum() != 0) {
            errors.add(body(path, value, "should be a multiple of " + factor.asText()));
        }
        return errors;
    }

    static List<FieldError> oneOf(String path, JsonNode value, Schema schema) {
        JsonNode choices = schema.keyword("enum");
        if (!choices.isArray()) {
            return List.of();
        }
        List<String> supported = new ArrayList<>();
        for (JsonNode choice : choices) {
            if (choice.equals(value)) {
                return List.of();
            }
            supported.add(choice.isTextual() ? choice.asText() : choice.toString());
        }
        return List.of(FieldError.notSupported(path, value, supported));
    }

    static List<FieldError> size(
            String path, int size, String keyword, String noun, Schema schema) {
        List<FieldError> errors = new ArrayList<>();
        limit(schema, "max" + keyword)
                .filter(max -> size > max)
                .ifPresent(max -> errors.add(FieldError.tooMany(path, size, max)));
        limit(schema, "min" + keyword)
                .filter(min -> size < min)
                .ifPresent(
                        min ->
                                errors.add(
                                        body(
                                                path,
                                                IntNode.valueOf(size),
                                                "should have at least " + min + " " + noun)));
        return errors;
    }

    private static Optional<Integer> limit(Schema schema, String keyword) {
        JsonNode limit = schema.keyword(keyword);
        return limit.isNumber() ? Optional.of(limit.asInt()) : Optional.empty();
    }

    private static FieldError body(String path, JsonNode value, String complaint) {
        return FieldError.invalid(path, value, path + " in body " + complaint);
    }
}
