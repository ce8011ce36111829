package io.azurecredentials.cluster.schema;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Finds the earlier state of a list's item: by its keys, and only where the list has keys. */
public final class Correlation {

    private Correlation() {}

    /** The item of {@code old} with the same key; null if there is none or the list has no keys. */
    public static @Nullable JsonNode of(Schema list, JsonNode item, @Nullable JsonNode old) {
        if (old == null || list.listType() != Schema.ListType.MAP) {
            return null;
        }
        JsonNode key = list.keyOf(item);
        for (JsonNode candidate : old) {
            if (list.keyOf(candidate).equals(key)) {
                return candidate;
            }
        }
        return null;
    }
}
