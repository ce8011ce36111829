package io.azurecredentials.cluster.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;

/** The cells of Events, of either API group. */
final class EventCells {

    private EventCells() {}

    static int count(JsonNode event) {
        int series = event.path("series").path("count").asInt(0);
        return series > 0 ? series : either(event, "count", "deprecatedCount").asInt(0);
    }

    static String text(String column, JsonNode event, Instant now) {
        JsonNode about = either(event, "involvedObject", "regarding");
        return switch (column) {
            case "Last Seen" -> lastSeen(event, now);
            case "First Seen" -> firstSeen(event, now);
            case "Type" -> event.path("type").asText("");
            case "Reason" -> event.path("reason").asText("");
            case "Object" ->
                    about.path("kind").asText("").toLowerCase(Locale.ROOT)
                            + "/"
                            + about.path("name").asText("");
            case "Subobject" -> about.path("fieldPath").asText("");
            case "Source" -> source(event);
            case "Message" -> either(event, "message", "note").asText("").trim();
            default -> event.path("metadata").path("name").asText("");
        };
    }

    private static String lastSeen(JsonNode event, Instant now) {
        JsonNode series = event.path("series").path("lastObservedTime");
        JsonNode last = either(event, "lastTimestamp", "deprecatedLastTimestamp");
        if (series.isTextual()) {
            return BuiltinCells.age(series, now);
        }
        return last.isTextual() ? BuiltinCells.age(last, now) : firstSeen(event, now);
    }

    private static String firstSeen(JsonNode event, Instant now) {
        JsonNode first = either(event, "firstTimestamp", "deprecatedFirstTimestamp");
        return BuiltinCells.age(first.isTextual() ? first : event.path("eventTime"), now);
    }

    private static String source(JsonNode event) {
        JsonNode source = either(event, "source", "deprecatedSource");
        String component = source.path("component").asText("");
        String host = source.path("host").asText("");
        JsonNode controller = either(event, "reportingComponent", "reportingController");
        String who = component.isEmpty() ? controller.asText("") : component;
        String where = host.isEmpty() ? event.path("reportingInstance").asText("") : host;
        return where.isEmpty() ? who : who + ", " + where;
    }

    private static JsonNode either(JsonNode event, String core, String named) {
        return event.has(core) ? event.path(core) : event.path(named);
    }
}
