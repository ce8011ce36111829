package io.azurecredentials.cluster.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.builtin.BuiltinTypes;
import io.azurecredentials.cluster.failure.ApiException;
import io.azurecredentials.cluster.failure.GoText;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.ObjectKey;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.store.Store;
import java.util.Set;

/**
 * Nothing is created in a namespace that is missing or going away, and some namespaces stay.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#namespacelifecycle">NamespaceLifecycle</a>
 */
record NamespaceGate(Store store) {

    private static final Set<String> IMMORTAL = Set.of("default", "kube-system", "kube-public");

    void admitCreation(ResourceType type, String namespace, String name) {
        if (!type.namespaced()) {
            return;
        }
        ObjectNode found =
                store.get(BuiltinTypes.NAMESPACES, new ObjectKey("", namespace))
                        .orElseThrow(() -> missing(namespace));
        if (Metadata.of(found).deleting()) {
            throw terminating(type, namespace, name);
        }
    }

    void admitDeletion(ResourceType type, String name) {
        if (type.storage().equals(BuiltinTypes.NAMESPACES) && IMMORTAL.contains(name)) {
            throw type.forbidden(name, "this namespace may not be deleted");
        }
    }

    private static ApiException missing(String namespace) {
        ObjectNode details =
                new ObjectNode(com.fasterxml.jackson.databind.node.JsonNodeFactory.instance);
        details.put("name", namespace).put("kind", "namespaces");
        String message = "namespaces " + GoText.quote(namespace) + " not found";
        return new ApiException(404, "NotFound", message, details);
    }

    private static ApiException terminating(ResourceType type, String namespace, String name) {
        ObjectNode details = type.details(name);
        details.putArray("causes")
                .addObject()
                .put("reason", "NamespaceTerminating")
                .put("message", "namespace " + namespace + " is being terminated")
                .put("field", "metadata.namespace");
        String message =
                type.qualifiedName()
                        + " "
                        + GoText.quote(name)
                        + " is forbidden: unable to create new content in namespace "
                        + namespace
                        + " because it is being terminated";
        return new ApiException(403, "Forbidden", message, details);
    }
}
