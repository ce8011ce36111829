package io.azurecredentials.cluster.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.patch.Patch;

/** What an update wants to do with the present state of an object. */
public sealed interface Edit {

    /** Puts {@code body} in its place. */
    record Replace(ObjectNode body) implements Edit {}

    /** Changes it by a patch. */
    record Patched(Patch patch) implements Edit {}

    /** Applies {@code configuration} to it, or creates it. */
    record Applied(ObjectNode configuration) implements Edit {}
}
