package io.azurecredentials.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.fixture.Yaml;
import io.azurecredentials.cluster.patch.MergePatch;
import java.util.List;

/**
 * One row of {@code refusals.yaml}.
 *
 * @param good an object without a mistake
 * @param bad the same with one
 * @param says a part of the API server's answer
 * @param messages how many complaints there are; one, where Kubernetes leaves us the choice
 */
record Refusal(String name, ObjectNode good, ObjectNode bad, String says, int messages) {

    /** Every row. */
    static List<Refusal> all() {
        ObjectNode read = Yaml.object(Table.text("refusals.yaml"));
        return read.path("rows").valueStream().map(it -> of(it, read.path("objects"))).toList();
    }

    private static Refusal of(JsonNode row, JsonNode objects) {
        String kind = row.path("kind").asText();
        ObjectNode good = (ObjectNode) objects.required(kind);
        ObjectNode bad = new MergePatch((ObjectNode) row.required("change")).applyTo(good);
        return new Refusal(
                kind + ": " + row.path("name").asText(),
                good,
                bad,
                row.path("says").asText(),
                row.path("messages").asInt(1));
    }

    /** The object with the mistake under another name. */
    ObjectNode bad(String as) {
        ObjectNode copy = bad.deepCopy();
        copy.withObject("/metadata").put("name", as);
        return copy;
    }

    String kind() {
        return good.path("kind").asText();
    }

    @Override
    public String toString() {
        return name;
    }
}
