package io.azurecredentials.cluster.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.selector.FieldSelector;
import io.azurecredentials.cluster.selector.LabelSelector;
import java.util.function.Predicate;

/** Which objects of a kind a list, a watch or a collective deletion is about. */
record Selection(String namespace, Predicate<ObjectNode> filter, boolean everything) {

    static Selection of(RequestInfo info, ResourceType type) {
        String labels = info.query().text("labelSelector");
        String fields = info.query().text("fieldSelector");
        Predicate<ObjectNode> filter =
                LabelSelector.parse(labels).and(FieldSelector.parse(fields, type));
        if (!info.name().isEmpty()) {
            filter = filter.and(o -> info.name().equals(o.path("metadata").path("name").asText()));
        }
        String namespace = type.namespaced() ? info.namespace() : "";
        boolean everything = labels.isEmpty() && fields.isEmpty() && info.name().isEmpty();
        return new Selection(namespace, filter, everything);
    }

    boolean includes(ObjectNode object) {
        boolean here =
                namespace.isEmpty()
                        || namespace.equals(object.path("metadata").path("namespace").asText());
        return here && filter.test(object);
    }
}
