package io.azurecredentials.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.fixture.Yaml;
import io.azurecredentials.cluster.patch.MergePatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One row of {@code refusals.yaml}.
 *
 * @param good an object without a mistake
 * @param bad the same with one
 * @param edit whether the good one is there already
 * @param says a part of the API server's answer
 * @param messages how many complaints there are; one, where Kubernetes leaves us the choice
 */
record Refusal(
        String name, ObjectNode good, ObjectNode bad, boolean edit, String says, int messages) {

    /** Every row. */
    static List<Refusal> all() {
        try (InputStream table = Refusal.class.getResourceAsStream("/input/refusals.yaml")) {
            if (table == null) {
                throw new IllegalStateException("refusals.yaml is not there");
            }
            ObjectNode read = Yaml.object(new String(table.readAllBytes(), StandardCharsets.UTF_8));
            return read.path("rows").valueStream().map(it -> of(it, read.path("objects"))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Refusal of(JsonNode row, JsonNode objects) {
        String kind = row.path("kind").asText();
        ObjectNode good = (ObjectNode) objects.required(kind);
        ObjectNode bad = new MergePatch((ObjectNode) row.required("change")).applyTo(good);
        return new Refusal(
                kind + ": " + row.path("name").asText(),
                good,
                bad,
                row.path("edit").asBoolean(false),
                row.path("says").asText(),
                row.path("messages").asInt(1));
    }

    String kind() {
        return good.path("kind").asText();
    }

    @Override
    public String toString() {
        return name;
    }
}
