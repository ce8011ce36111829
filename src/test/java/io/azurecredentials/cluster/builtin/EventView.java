package io.azurecredentials.cluster.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.resource.View;
import java.util.Map;

/**
 * Events of {@code events.k8s.io/v1}, which are the Events of {@code v1} under other field names.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/">Event</a>
 */
final class EventView implements View {

    private static final Map<String, String> NEW_NAME =
            Map.of(
                    "involvedObject", "regarding",
                    "message", "note",
                    "source", "deprecatedSource",
                    "firstTimestamp", "deprecatedFirstTimestamp",
                    "lastTimestamp", "deprecatedLastTimestamp",
                    "count", "deprecatedCount",
                    "reportingComponent", "reportingController");

    @Override
    public ObjectNode served(ObjectNode stored) {
        ObjectNode event = stored.objectNode();
        stored.properties()
                .forEach(
                        f ->
                                event.set(
                                        NEW_NAME.getOrDefault(f.getKey(), f.getKey()),
                                        f.getValue()));
        return event.put("apiVersion", "events.k8s.io/v1");
    }

    @Override
    public ObjectNode stored(ObjectNode served) {
        ObjectNode event = served.deepCopy();
        NEW_NAME.forEach(
                (old, name) -> {
                    if (event.has(name)) {
                        event.set(old, event.remove(name));
                    }
                });
        return event.put("apiVersion", "v1");
    }
}
