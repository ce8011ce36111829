package io.azurecredentials.cluster.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.ApiException;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.failure.GoText;
import io.azurecredentials.cluster.failure.Refusals;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.ObjectKey;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.resource.Trait;
import io.azurecredentials.cluster.schema.Pruning;
import io.azurecredentials.cluster.schema.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the body of a server-side apply: only what this request may own is left of it. */
final class Configuration {

    private static final Set<FieldError.Type> STRUCTURAL =
            Set.of(FieldError.Type.TYPE, FieldError.Type.DUPLICATE);

    private Configuration() {}

    static ObjectNode read(ResourceType type, ObjectNode sent, String subresource, ObjectKey key) {
        if (sent.path("kind").asText("").isEmpty()) {
            throw Refusals.badRequest(
                    "Object 'Kind' is missing in " + GoText.quote(sent.toString()));
        }
        if (!sent.path("apiVersion").asText("").equals(type.apiVersion())) {
            throw Refusals.badRequest(
                    "Incorrect version specified in apply patch. Specified patch version: "
                            + sent.path("apiVersion").asText("")
                            + ", expected: "
                            + type.apiVersion());
        }
        if (sent.path("metadata").path("managedFields").isArray()) {
            throw Refusals.badRequest("metadata.managedFields must be nil");
        }
        ObjectNode config = sent.deepCopy();
        Metadata metadata = Metadata.of(config);
        metadata.node().properties().removeIf(f -> f.getValue().isNull());
        metadata.node().remove("managedFields");
        if (metadata.name().isEmpty()) {
            metadata.node().put("name", key.name());
        }
        refuseUntypable(type, config, key.namespace());
        return restrict(type, config, subresource);
    }

    private static void refuseUntypable(ResourceType type, ObjectNode config, String namespace) {
        List<String> errors = new ArrayList<>();
        for (String unknown : Pruning.prune(config.deepCopy(), type.schema().get())) {
            errors.add("." + unknown + ": field not declared in schema");
        }
        for (FieldError error : Validation.validate("", config, null, type.schema().get())) {
            if (STRUCTURAL.contains(error.type()) && !error.body().contains("\"null\"")) {
                errors.add("." + error.message());
            }
        }
        if (!errors.isEmpty()) {
            throw untypable(type, config, namespace, errors);
        }
    }

    private static ApiException untypable(
            ResourceType type, ObjectNode config, String namespace, List<String> errors) {
        String list =
                errors.size() == 1
                        ? errors.getFirst()
                        : "errors:\n  " + String.join("\n  ", errors);
        String name = config.path("metadata").path("name").asText();
        return Refusals.unclassified(
                "failed to create typed patch object ("
                        + (type.namespaced() ? namespace + "/" : "/")
                        + name
                        + "; "
                        + type.apiVersion()
                        + ", Kind="
                        + type.names().kind()
                        + "): "
                        + list);
    }

    /**
     * Everything but the status; through the status subresource everything but the spec. What else
     * such an apply names has no effect, but the applier owns it.
     *
     * @see <a
     *     href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management">Field
     *     management</a>
     */
    private static ObjectNode restrict(ResourceType type, ObjectNode config, String subresource) {
        if (!subresource.isEmpty()) {
            config.remove("spec");
        } else if (type.has(Trait.STATUS)) {
            config.remove("status");
        }
        return config;
    }
}
