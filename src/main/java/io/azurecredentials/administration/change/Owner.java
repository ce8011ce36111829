package io.azurecredentials.administration.change;

import java.util.List;
import java.util.Map;

/**
 * Who wrote which fields of an object, as its {@code managedFields} tell.
 *
 * @param manager the name it goes by: kubectl, a GitOps controller, or we
 * @param fields as Kubernetes writes them, from the top of the object
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management">Field
 *     management</a>
 */
public record Owner(String manager, Map<String, Object> fields) {

    public Owner {
        fields = Map.copyOf(fields);
    }

    /**
     * Whether a field of the spec is its.
     *
     * @param path names from the spec's top
     */
    boolean has(List<String> path) {
        Object here = fields.getOrDefault("f:spec", "");
        for (String name : path) {
            if (!(here instanceof Map<?, ?> map)) {
                return false;
            }
            if (map.isEmpty()) {
                return true;
            }
            Object next = map.get("f:" + name);
            if (next == null) {
                return false;
            }
            here = next;
        }
        return here instanceof Map<?, ?>;
    }
}
