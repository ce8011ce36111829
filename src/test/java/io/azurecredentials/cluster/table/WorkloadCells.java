package io.azurecredentials.cluster.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The cells of Services, Pods and what runs pods. */
final class WorkloadCells {

    private WorkloadCells() {}

    static String service(String column, JsonNode service) {
        JsonNode spec = service.path("spec");
        return switch (column) {
            case "Type" -> spec.path("type").asText("");
            case "Cluster-IP" -> BuiltinCells.orNone(spec.path("clusterIP").asText(""));
            case "External-IP" -> BuiltinCells.orNone(spec.path("externalName").asText(""));
            case "Port(s)" -> ports(spec.path("ports"));
            default -> selector(spec.path("selector"));
        };
    }

    private static String ports(JsonNode ports) {
        List<String> texts = new ArrayList<>();
        for (JsonNode port : ports) {
            String node = port.has("nodePort") ? ":" + port.path("nodePort").asText() : "";
            texts.add(port.path("port").asText() + node + "/" + port.path("protocol").asText());
        }
        return BuiltinCells.orNone(String.join(",", texts));
    }

    private static String selector(JsonNode selector) {
        List<String> terms = new ArrayList<>();
        selector.properties().forEach(e -> terms.add(e.getKey() + "=" + e.getValue().asText()));
        return BuiltinCells.orNone(String.join(",", terms));
    }

    static String pod(String column, JsonNode pod) {
        JsonNode status = pod.path("status");
        return switch (column) {
            case "Ready" -> ready(pod);
            case "Status" ->
                    pod.path("metadata").has("deletionTimestamp")
                            ? "Terminating"
                            : status.path("reason").asText(status.path("phase").asText(""));
            case "Restarts" -> restarts(status);
            case "IP" -> BuiltinCells.orNone(status.path("podIP").asText(""));
            case "Node" -> BuiltinCells.orNone(pod.path("spec").path("nodeName").asText(""));
            default -> BuiltinCells.orNone("");
        };
    }

    private static String ready(JsonNode pod) {
        int ready = 0;
        for (JsonNode container : pod.path("status").path("containerStatuses")) {
            ready += container.path("ready").asBoolean(false) ? 1 : 0;
        }
        return ready + "/" + pod.path("spec").path("containers").size();
    }

    private static String restarts(JsonNode status) {
        int restarts = 0;
        for (JsonNode container : status.path("containerStatuses")) {
            restarts += container.path("restartCount").asInt(0);
        }
        return Integer.toString(restarts);
    }

    /** Of Deployments and StatefulSets. */
    static String replicas(String column, JsonNode deployment) {
        JsonNode status = deployment.path("status");
        JsonNode template = deployment.path("spec").path("template").path("spec");
        return switch (column) {
            case "Ready" ->
                    status.path("readyReplicas").asInt(0)
                            + "/"
                            + deployment.path("spec").path("replicas").asInt(0);
            case "Up-to-date" -> status.path("updatedReplicas").asText("0");
            case "Available" -> status.path("availableReplicas").asText("0");
            case "Containers" -> each(template.path("containers"), "name");
            case "Images" -> each(template.path("containers"), "image");
            default -> selector(deployment.path("spec").path("selector").path("matchLabels"));
        };
    }

    static String daemons(String column, JsonNode set) {
        JsonNode status = set.path("status");
        JsonNode template = set.path("spec").path("template").path("spec");
        return switch (column) {
            case "Desired" -> status.path("desiredNumberScheduled").asText("0");
            case "Current" -> status.path("currentNumberScheduled").asText("0");
            case "Ready" -> status.path("numberReady").asText("0");
            case "Up-to-date" -> status.path("updatedNumberScheduled").asText("0");
            case "Available" -> status.path("numberAvailable").asText("0");
            case "Node Selector" -> selector(template.path("nodeSelector"));
            case "Containers" -> each(template.path("containers"), "name");
            case "Images" -> each(template.path("containers"), "image");
            default -> selector(set.path("spec").path("selector").path("matchLabels"));
        };
    }

    private static String each(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.path(field).asText()));
        return String.join(",", texts);
    }
}
