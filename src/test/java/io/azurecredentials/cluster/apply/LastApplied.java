package io.azurecredentials.cluster.apply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.schema.Schema;
import java.util.Map;

/**
 * How kubectl moves from client-side to server-side apply: what its annotation shows as its own is
 * no conflict for it, and the annotation follows its applies.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#upgrading-from-client-side-apply-to-server-side-apply">Upgrading
 *     from client-side apply</a>
 */
public final class LastApplied {

    private static final String ANNOTATION = "kubectl.kubernetes.io/last-applied-configuration";
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    private LastApplied() {}

    /** A copy as kubectl's client-side apply would create it. */
    public static ObjectNode notedOn(ObjectNode config) {
        ObjectNode noted = config.deepCopy();
        ObjectNode annotations = noted.withObject("/metadata/annotations");
        annotations.put(ANNOTATION, text(noted));
        return noted;
    }

    /** The fields that the annotation names and that still have the value it names. */
    static FieldSet exempt(ObjectNode live, Schema schema, Writer writer) {
        String annotation = annotations(live).path(ANNOTATION).asText("");
        if (!writer.manager().equals("kubectl") || annotation.isEmpty()) {
            return FieldSet.empty();
        }
        try {
            JsonNode last = JSON.readTree(annotation);
            Comparison comparison = Comparison.of(last, live, schema);
            return Fields.of(last, schema)
                    .difference(comparison.changed())
                    .difference(comparison.removed());
        } catch (JsonProcessingException e) {
            return FieldSet.empty();
        }
    }

    /** Writes the configuration into the annotation where there is one. */
    static void refresh(ObjectNode merged, ObjectNode config, Writer writer) {
        if (writer.manager().equals("kubectl")
                && annotations(merged) instanceof ObjectNode annotations
                && annotations.has(ANNOTATION)) {
            annotations.put(ANNOTATION, text(config));
        }
    }

    /** As kubectl writes it: without the annotation, with sorted keys, fit for HTML. */
    private static String text(ObjectNode config) {
        ObjectNode rest = config.deepCopy();
        if (annotations(rest) instanceof ObjectNode annotations) {
            annotations.remove(ANNOTATION);
        }
        try {
            return JSON.writeValueAsString(JSON.convertValue(rest, Map.class))
                            .replace("<", "\\u003c")
                            .replace(">", "\\u003e")
                            .replace("&", "\\u0026")
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode annotations(ObjectNode object) {
        return object.path("metadata").path("annotations");
    }
}
