package io.azurecredentials.cluster.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.ApiException;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.failure.GoText;
import io.azurecredentials.cluster.failure.Refusals;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.schema.Defaulting;
import io.azurecredentials.cluster.schema.Pruning;
import io.azurecredentials.cluster.schema.Schema;
import io.azurecredentials.cluster.schema.Validation;
import java.util.List;
import java.util.function.Function;

/** Turns what a client sent into an object of the kind: decoded, pruned, defaulted. */
final class Intake {

    private Intake() {}

    /** A copy of {@code sent}, as the server understands it. */
    static ObjectNode read(ResourceType type, ObjectNode sent, WriteOptions options) {
        checkKind(type, sent);
        return decode(type, sent, options, why -> cannotHandle(type, why));
    }

    /** The same for what a patch made of an object. */
    static ObjectNode readPatched(ResourceType type, ObjectNode patched, WriteOptions options) {
        checkKind(type, patched);
        return decode(type, patched, options, why -> badPatch(patched, why));
    }

    private static ObjectNode decode(
            ResourceType type,
            ObjectNode sent,
            WriteOptions options,
            Function<String, ApiException> refusal) {
        ObjectNode object = sent.deepCopy();
        object.put("apiVersion", type.apiVersion()).put("kind", type.names().kind());
        Schema schema = type.schema().get();
        dropNulls(type.custom() ? object.path("metadata") : object);
        List<String> unknown = Pruning.prune(object, schema);
        checkTypes(type, object, schema, refusal);
        report(unknown, options, refusal);
        Defaulting.complete(object, schema);
        return object;
    }

    private static void checkKind(ResourceType type, ObjectNode sent) {
        String kind = sent.path("kind").asText("");
        String version = sent.path("apiVersion").asText("");
        if (kind.isEmpty() && type.custom()) {
            throw Refusals.badRequest(
                    "Object 'Kind' is missing in " + GoText.quote(sent.toString()));
        }
        boolean strangeKind = !kind.isEmpty() && !kind.equals(type.names().kind());
        boolean strangeVersion = !version.isEmpty() && !version.equals(type.apiVersion());
        if (strangeVersion) {
            throw Refusals.badRequest(
                    "the API version in the data ("
                            + version
                            + ") does not match the expected API version ("
                            + type.apiVersion()
                            + ")");
        }
        if (strangeKind) {
            throw cannotHandle(type, "unexpected kind " + GoText.quote(kind));
        }
    }

    private static void dropNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(f -> f.getValue().isNull());
        }
        node.forEach(Intake::dropNulls);
    }

    /** What is decoded into a type of its own: built-in kinds, and the metadata of all others. */
    private static void checkTypes(
            ResourceType type,
            ObjectNode object,
            Schema schema,
            Function<String, ApiException> refusal) {
        List<FieldError> errors =
                type.custom()
                        ? Validation.validate(
                                "metadata",
                                object.path("metadata"),
                                null,
                                schema.fieldOrAny("metadata"))
                        : Validation.validate("", object, null, schema);
        for (FieldError error : errors) {
            if (error.type() == FieldError.Type.TYPE) {
                String field = type.names().kind() + "." + error.message();
                throw refusal.apply("json: cannot unmarshal Go struct field " + field);
            }
        }
    }

    private static void report(
            List<String> unknown, WriteOptions options, Function<String, ApiException> refusal) {
        if (unknown.isEmpty()) {
            return;
        }
        List<String> complaints =
                unknown.stream().map(field -> "unknown field " + GoText.quote(field)).toList();
        switch (options.fieldValidation()) {
            case IGNORE -> {}
            case WARN -> complaints.forEach(options.warnings());
            case STRICT ->
                    throw refusal.apply("strict decoding error: " + String.join(", ", complaints));
        }
    }

    private static ApiException cannotHandle(ResourceType type, String why) {
        String kind = type.names().kind();
        return Refusals.badRequest(
                kind
                        + " in version "
                        + GoText.quote(type.version())
                        + " cannot be handled as a "
                        + kind
                        + ": "
                        + why);
    }

    private static ApiException badPatch(ObjectNode patched, String why) {
        FieldError error = FieldError.invalid("patch", patched.toString(), why);
        return Refusals.invalid("", "", "", List.of(error));
    }
}
