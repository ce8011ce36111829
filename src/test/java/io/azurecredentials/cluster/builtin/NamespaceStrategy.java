package io.azurecredentials.cluster.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.Strategy;
import org.jspecify.annotations.Nullable;

/**
 * Namespaces: active from their creation, labelled with their name, held by a finalizer of their
 * own in {@code spec} until they are empty.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/">Namespaces</a>
 */
final class NamespaceStrategy implements Strategy {

    private static final String NAME_LABEL = "kubernetes.io/metadata.name";

    @Override
    public void prepare(ObjectNode next, @Nullable ObjectNode old) {
        Metadata metadata = Metadata.of(next);
        metadata.node().withObject("/labels").put(NAME_LABEL, metadata.name());
        if (old == null) {
            next.putObject("spec").putArray("finalizers").add("kubernetes");
            next.putObject("status").put("phase", "Active");
        }
    }
}
