package io.azurecredentials.cluster.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.resource.Metadata;

/** When an object whose deletion was asked for goes. */
final class Ending {

    private Ending() {}

    /** Whether nothing holds the object any more. */
    static boolean due(ObjectNode object) {
        Metadata metadata = Metadata.of(object);
        return metadata.deleting() && !held(object);
    }

    /** Whether a finalizer holds the object; Namespaces have some in their spec as well. */
    static boolean held(ObjectNode object) {
        boolean namespace =
                object.path("kind").asText().equals("Namespace")
                        && object.path("apiVersion").asText().equals("v1");
        return !Metadata.of(object).finalizers().isEmpty()
                || (namespace && !object.path("spec").path("finalizers").isEmpty());
    }
}
