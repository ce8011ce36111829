package io.azurecredentials.cluster.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A document laid over another; null removes, a list replaces.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7386">RFC 7386</a>
 */
public record MergePatch(ObjectNode patch) implements Patch {

    @Override
    public ObjectNode applyTo(ObjectNode document) {
        return merge(document.deepCopy(), patch);
    }

    private static ObjectNode merge(ObjectNode target, ObjectNode patch) {
        patch.properties()
                .forEach(
                        field -> {
                            String name = field.getKey();
                            JsonNode value = field.getValue();
                            if (value.isNull()) {
                                target.remove(name);
                            } else if (value instanceof ObjectNode object) {
                                ObjectNode below =
                                        target.get(name) instanceof ObjectNode present
                                                ? present
                                                : target.objectNode();
                                target.set(name, merge(below, object));
                            } else {
                                target.set(name, value.deepCopy());
                            }
                        });
        return target;
    }
}
