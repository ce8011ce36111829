package io.azurecredentials.cluster.failure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The refusals that are about no particular object. */
public final class Refusals {

    private Refusals() {}

    /** 400: the request itself makes no sense. */
    public static ApiException badRequest(String message) {
        return new ApiException(400, "BadRequest", message);
    }

    /** 405: the resource exists, the verb does not. */
    public static ApiException methodNotAllowed() {
        return new ApiException(
                405,
                "MethodNotAllowed",
                "the server does not allow this method on the requested resource");
    }

    /** 415: the media type is not one of {@code accepted}. */
    public static ApiException unsupportedMediaType(List<String> accepted) {
        return new ApiException(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include: "
                        + String.join(", ", accepted));
    }

    /** 413: the body has more bytes than {@code limit}. */
    public static ApiException tooLarge(int limit) {
        return new ApiException(
                413, "RequestEntityTooLarge", "Request entity too large: limit is " + limit);
    }

    /** 410: a resource version or continue token from before the kept history. */
    public static ApiException expired(String message) {
        return new ApiException(410, "Expired", message);
    }

    /** 500 without a reason: an error that the real server does not classify. */
    public static ApiException unclassified(String message) {
        return new ApiException(500, "", message);
    }

    /** 422 about an object of {@code kind} (qualified, {@code Kind.group}) called {@code name}. */
    public static ApiException invalid(
            String group, String kind, String name, List<FieldError> errors) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        if (!name.isEmpty()) {
            details.put("name", name);
        }
        if (!group.isEmpty()) {
            details.put("group", group);
        }
        if (!kind.isEmpty()) {
            details.put("kind", kind);
        }
        var causes = details.putArray("causes");
        for (FieldError error : errors) {
            causes.addObject()
                    .put("reason", error.type().reason())
                    .put("message", error.body())
                    .put("field", error.field());
        }
        String qualified = group.isEmpty() ? kind : kind + "." + group;
        String prefix = qualified + " " + GoText.quote(name) + " is invalid: ";
        return new ApiException(422, "Invalid", prefix + joined(errors), details);
    }

    private static String joined(List<FieldError> errors) {
        List<String> messages = errors.stream().map(FieldError::message).distinct().toList();
        return messages.size() == 1 ? messages.getFirst() : "[" + String.join(", ", messages) + "]";
    }
}
