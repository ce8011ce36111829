package io.azurecredentials.cluster.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.ApiException;
import io.azurecredentials.cluster.failure.Refusals;
import io.fabric8.zjsonpatch.JsonPatchException;

/**
 * A list of operations, all or none of which take effect.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6902">RFC 6902</a>
 */
public record JsonPatch(JsonNode operations) implements Patch {

    private static final int MOST = 10_000;

    @Override
    public ObjectNode applyTo(ObjectNode document) {
        if (!operations.isArray()) {
            throw Refusals.badRequest(
                    "error decoding patch: json: cannot unmarshal object into Go value of type jsonpatch.Patch");
        }
        if (operations.size() > MOST) {
            throw new ApiException(
                    413,
                    "RequestEntityTooLarge",
                    "The allowed maximum operations in a JSON patch is " + MOST);
        }
        try {
            JsonNode patched =
                    io.fabric8.zjsonpatch.JsonPatch.apply(operations, document.deepCopy());
            if (patched instanceof ObjectNode object) {
                return object;
            }
            throw refused();
        } catch (JsonPatchException | IllegalArgumentException e) {
            throw refused();
        }
    }

    /** The real server's sentence for a test that fails as well as for a path that is not there. */
    private static ApiException refused() {
        return new ApiException(
                422, "Invalid", "the server rejected our request due to an error in our request");
    }
}
