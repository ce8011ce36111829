package io.azurecredentials.cluster.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.resource.Strategy;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The defaults without which clients stumble over Pods, Services and what runs pods. Nothing runs.
 */
final class WorkloadStrategies {

    private WorkloadStrategies() {}

    /** Pods wait for ever. */
    static final class Pods implements Strategy {
        @Override
        public void prepare(ObjectNode next, @Nullable ObjectNode old) {
            ObjectNode spec = next.withObject("/spec");
            fill(spec, "restartPolicy", "Always");
            fill(spec, "serviceAccountName", "default");
            if (!next.path("status").has("phase")) {
                next.withObject("/status").put("phase", "Pending");
            }
        }
    }

    /** Services get an address that leads nowhere. */
    static final class Services implements Strategy {
        private final AtomicInteger addresses = new AtomicInteger();

        @Override
        public void prepare(ObjectNode next, @Nullable ObjectNode old) {
            ObjectNode spec = next.withObject("/spec");
            fill(spec, "type", "ClusterIP");
            fill(spec, "sessionAffinity", "None");
            if (old != null && old.path("spec").has("clusterIP")) {
                fill(spec, "clusterIP", old.path("spec").path("clusterIP").asText());
            } else if (!spec.path("type").asText().equals("ExternalName")) {
                int n = addresses.incrementAndGet();
                fill(spec, "clusterIP", "10.96." + n / 250 + "." + (n % 250 + 1));
            }
            spec.path("ports")
                    .forEach(
                            port -> {
                                fill((ObjectNode) port, "protocol", "TCP");
                                if (!port.has("targetPort")) {
                                    ((ObjectNode) port).set("targetPort", port.path("port"));
                                }
                            });
        }
    }

    /**
     * What runs pods elsewhere: nothing is rolled out here, and status says what a test writes.
     *
     * @param strategy name of the field that says how pods are replaced
     * @param counted whether it has a number of replicas
     */
    record Workloads(String strategy, boolean counted) implements Strategy {
        @Override
        public void prepare(ObjectNode next, @Nullable ObjectNode old) {
            ObjectNode spec = next.withObject("/spec");
            if (counted && !spec.has("replicas")) {
                spec.put("replicas", 1);
            }
            if (!spec.has(strategy)) {
                spec.putObject(strategy).put("type", "RollingUpdate");
            }
        }
    }

    private static void fill(ObjectNode node, String field, String value) {
        if (!node.hasNonNull(field) || node.get(field).asText().isEmpty()) {
            node.put(field, value);
        }
    }
}
