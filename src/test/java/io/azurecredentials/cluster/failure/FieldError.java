package io.azurecredentials.cluster.failure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing that is wrong with one field of an object.
 *
 * @param field path such as {@code spec.items[0].name}; {@code <nil>} if it is about no field
 * @param body the sentence without the path, such as {@code Required value}
 */
public record FieldError(String field, Type type, String body) {

    /** An empty path means no field in particular. */
    public FieldError {
        field = field.isEmpty() ? "<nil>" : field;
    }

    /** The kinds of field errors, with the reasons that stand in {@code details.causes}. */
    public enum Type {
        /** The value does not fit its rules. */
        INVALID("FieldValueInvalid"),
        /** The value is of the wrong JSON type. */
        TYPE("FieldValueTypeInvalid"),
        /** There is no value. */
        REQUIRED("FieldValueRequired"),
        /** The value is not one of a fixed list. */
        NOT_SUPPORTED("FieldValueNotSupported"),
        /** The value occurs twice where it may occur once. */
        DUPLICATE("FieldValueDuplicate"),
        /** The text is too long. */
        TOO_LONG("FieldValueTooLong"),
        /** The list or map has too many entries. */
        TOO_MANY("FieldValueTooMany"),
        /** The value may not be set. */
        FORBIDDEN("FieldValueForbidden");

        private final String reason;

        Type(String reason) {
            this.reason = reason;
        }

        /** The reason of the cause in the Status. */
        public String reason() {
            return reason;
        }
    }

    /** Path and sentence, as they stand in the Status's message. */
    public String message() {
        return field + ": " + body;
    }

    /** A value that does not fit; {@code detail} says why. */
    public static FieldError invalid(String field, JsonNode value, String detail) {
        return new FieldError(
                field, Type.INVALID, "Invalid value: " + GoText.badValue(value) + tail(detail));
    }

    /** A text that does not fit; {@code detail} says why. */
    public static FieldError invalid(String field, String value, String detail) {
        return invalid(field, TextNode.valueOf(value), detail);
    }

    /** A value of the wrong type. */
    public static FieldError type(String field, JsonNode value, String detail) {
        return new FieldError(
                field, Type.TYPE, "Invalid value: " + GoText.badValue(value) + tail(detail));
    }

    /** A missing value. */
    public static FieldError required(String field, String detail) {
        return new FieldError(field, Type.REQUIRED, "Required value" + tail(detail));
    }

    /** A value that may not be set. */
    public static FieldError forbidden(String field, String detail) {
        return new FieldError(field, Type.FORBIDDEN, "Forbidden" + tail(detail));
    }

    /** A value that occurs twice. */
    public static FieldError duplicate(String field, JsonNode value) {
        return new FieldError(field, Type.DUPLICATE, "Duplicate value: " + GoText.badValue(value));
    }

    /** A value outside a fixed list. */
    public static FieldError notSupported(String field, JsonNode value, List<String> supported) {
        String list = supported.stream().map(GoText::quote).collect(Collectors.joining(", "));
        return new FieldError(
                field,
                Type.NOT_SUPPORTED,
                "Unsupported value: " + GoText.badValue(value) + ": supported values: " + list);
    }

    /** A text longer than {@code max} bytes. */
    public static FieldError tooLong(String field, int max) {
        String unit = max == 1 ? " byte" : " bytes";
        return new FieldError(field, Type.TOO_LONG, "Too long: may not be more than " + max + unit);
    }

    /** A list or map with {@code actual} entries where {@code max} are allowed. */
    public static FieldError tooMany(String field, int actual, int max) {
        String unit = max == 1 ? " item" : " items";
        return new FieldError(
                field, Type.TOO_MANY, "Too many: " + actual + ": must have at most " + max + unit);
    }

    private static String tail(String detail) {
        return detail.isEmpty() ? "" : ": " + detail;
    }
}
