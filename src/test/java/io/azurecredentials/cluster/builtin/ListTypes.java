package io.azurecredentials.cluster.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which lists of the built-in kinds are sets or maps and which objects are one value.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy">Merge
 *     strategy</a>
 */
final class ListTypes {

    private static final String TABLE =
            """
            ObjectMeta.finalizers set
            ObjectMeta.ownerReferences uid
            ServiceAccount.secrets name
            ServiceAccount.imagePullSecrets name
            NamespaceStatus.conditions type
            PodSpec.containers name
            PodSpec.initContainers name
            PodSpec.ephemeralContainers name
            PodSpec.volumes name
            PodSpec.imagePullSecrets name
            PodSpec.hostAliases ip
            PodSpec.topologySpreadConstraints topologyKey,whenUnsatisfiable
            PodStatus.conditions type
            PodStatus.podIPs ip
            Container.ports containerPort,protocol
            Container.env name
            Container.volumeMounts mountPath
            Container.volumeDevices devicePath
            ServiceSpec.ports port,protocol
            ServiceStatus.conditions type
            DeploymentStatus.conditions type
            CustomResourceDefinitionStatus.conditions type
            ValidatingAdmissionPolicySpec.matchConditions name
            ValidatingAdmissionPolicySpec.variables name
            """;

    private static final Set<String> ATOMIC =
            Set.of(
                    "LabelSelector",
                    "ObjectReference",
                    "LocalObjectReference",
                    "TypedLocalObjectReference",
                    "SecretKeySelector",
                    "ConfigMapKeySelector",
                    "ObjectFieldSelector",
                    "ResourceFieldSelector",
                    "OwnerReference",
                    "SecretReference",
                    "NodeSelector",
                    "NodeSelectorTerm",
                    "RoleRef",
                    "Subject",
                    "TypedObjectReference");

    private static final Map<String, String> KEYS = new HashMap<>();

    static {
        TABLE.lines()
                .forEach(
                        line -> {
                            int space = line.indexOf(' ');
                            KEYS.put(line.substring(0, space), line.substring(space + 1));
                        });
    }

    private ListTypes() {}

    static void mark(Class<?> owner, String field, ObjectNode schema) {
        String keys = KEYS.get(owner.getSimpleName() + "." + field);
        if (keys == null) {
            return;
        }
        if (keys.equals("set")) {
            schema.put("x-kubernetes-list-type", "set");
            return;
        }
        schema.put("x-kubernetes-list-type", "map");
        var names = schema.putArray("x-kubernetes-list-map-keys");
        for (String key : keys.split(",", -1)) {
            names.add(key);
            ((ObjectNode) schema.path("items").path("properties").path(key))
                    .setAll(defaultOf(key, schema.objectNode()));
        }
    }

    static void mark(Class<?> type, ObjectNode schema) {
        if (ATOMIC.contains(type.getSimpleName())) {
            schema.put("x-kubernetes-map-type", "atomic");
        }
    }

    /** A port's protocol is part of its key and usually left out. */
    private static ObjectNode defaultOf(String key, ObjectNode keywords) {
        return key.equals("protocol") ? keywords.put("default", "TCP") : keywords;
    }
}
