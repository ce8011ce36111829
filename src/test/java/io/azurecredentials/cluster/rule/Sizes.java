package io.azurecredentials.cluster.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.cluster.schema.Schema;

/**
 * How much a value of a schema can hold: what the schema limits, or else what fits into a request
 * of 3 MiB.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#resource-use-by-validation-functions">Resource
 *     use by validation functions</a>
 */
final class Sizes {

    /** Of a request, in bytes. */
    static final long REQUEST = 3 * 1024 * 1024;

    private static final int BYTES_OF_A_CHARACTER = 4;

    private Sizes() {}

    /** The most elements of a list or map, or bytes of a text; 1 for anything else. */
    static long largest(Schema schema) {
        if (schema.flag("x-kubernetes-int-or-string")) {
            return limit(schema, "maxLength", BYTES_OF_A_CHARACTER, REQUEST - 2);
        }
        return switch (schema.type()) {
            case "string" -> text(schema);
            case "array" ->
                    limit(schema, "maxItems", 1, (REQUEST - 2) / (smallest(schema.items()) + 1));
            case "object" ->
                    schema.additional()
                            .map(
                                    values ->
                                            limit(
                                                    schema,
                                                    "maxProperties",
                                                    1,
                                                    (REQUEST - 2) / (smallest(values) + 6)))
                            .orElse(1L);
            default -> 1;
        };
    }

    private static long text(Schema schema) {
        return switch (schema.keyword("format").asText("")) {
            case "duration", "date-time" -> 32;
            case "date" -> 12;
            case "byte" -> limit(schema, "maxLength", 1, REQUEST - 2);
            default -> limit(schema, "maxLength", BYTES_OF_A_CHARACTER, REQUEST - 2);
        };
    }

    private static long limit(Schema schema, String keyword, int factor, long otherwise) {
        JsonNode limit = schema.keyword(keyword);
        return limit.isNumber() ? Math.max(0, limit.asLong()) * factor : otherwise;
    }

    /** The fewest bytes in which a value is written as JSON. */
    static long smallest(Schema schema) {
        return switch (schema.type()) {
            case "boolean" -> 4;
            case "integer", "number" -> 1;
            case "array" -> 2;
            case "string" ->
                    switch (schema.keyword("format").asText("")) {
                        case "duration" -> 3;
                        case "date-time" -> 21;
                        case "date" -> 12;
                        default -> 2;
                    };
            case "object" -> smallestObject(schema);
            default -> 1;
        };
    }

    private static long smallestObject(Schema schema) {
        long bytes = 2;
        for (JsonNode required : schema.keyword("required")) {
            Schema property = schema.fieldOrAny(required.asText());
            if (schema.declares(required.asText()) && property.keyword("default").isMissingNode()) {
                bytes += required.asText().length() + smallest(property) + 4;
            }
        }
        return bytes;
    }

    /** How often a value of this schema fits into a request. */
    static long occurrences(Schema schema) {
        return REQUEST / (smallest(schema) + 1);
    }

    /** The product, or the largest number there is. */
    static long times(long a, long b) {
        return Math.multiplyHigh(a, b) != 0 || a * b < 0 ? Long.MAX_VALUE : a * b;
    }

    /** The sum, or the largest number there is. */
    static long plus(long a, long b) {
        return a + b < 0 ? Long.MAX_VALUE : a + b;
    }

    /** A part of {@code amount}, rounded up. */
    static long part(long amount, double factor) {
        return (long) Math.ceil(amount * factor);
    }
}
