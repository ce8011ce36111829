package io.azurecredentials.cluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.rbac.Grants;
import io.azurecredentials.cluster.resource.Catalogue;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.selector.StructuredSelector;
import io.azurecredentials.cluster.store.Change;
import io.azurecredentials.cluster.write.Edit;
import io.azurecredentials.cluster.write.Objects;
import io.azurecredentials.cluster.write.WriteOptions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Gives aggregating ClusterRoles the rules of those that their selectors mean.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles">Aggregated
 *     ClusterRoles</a>
 */
final class AggregationController implements Controller {

    private static final WriteOptions OPTIONS = WriteOptions.of("clusterrole-aggregation");

    private final Catalogue catalogue;
    private final Objects objects;

    AggregationController(Catalogue catalogue, Objects objects) {
        this.catalogue = catalogue;
        this.objects = objects;
    }

    @Override
    public void on(Change change) {
        if (change.collection().equals(Grants.CLUSTER_ROLES)) {
            ResourceType type = catalogue.keptIn(Grants.CLUSTER_ROLES).orElseThrow();
            List<ObjectNode> all = objects.list(type, "").objects();
            for (ObjectNode role : all) {
                if (role.path("aggregationRule").isObject()) {
                    aggregate(type, role, all);
                }
            }
        }
    }

    private void aggregate(ResourceType type, ObjectNode role, List<ObjectNode> all) {
        ArrayNode rules = rules(role, all);
        if (!rules.equals(role.path("rules"))) {
            objects.update(
                    type,
                    Metadata.of(role).key(),
                    "",
                    new Edit.Patched(
                            present -> {
                                ObjectNode next = present.deepCopy();
                                next.set("rules", rules);
                                return next;
                            }),
                    OPTIONS);
        }
    }

    private static ArrayNode rules(ObjectNode role, List<ObjectNode> all) {
        Set<JsonNode> rules = new LinkedHashSet<>();
        String own = Metadata.of(role).name();
        for (JsonNode selector : role.path("aggregationRule").path("clusterRoleSelectors")) {
            for (ObjectNode other : all) {
                boolean another = !Metadata.of(other).name().equals(own);
                if (another && StructuredSelector.matches(selector, other)) {
                    other.path("rules").forEach(rules::add);
                }
            }
        }
        return JsonNodeFactory.instance.arrayNode().addAll(rules);
    }
}
