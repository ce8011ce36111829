package io.azurecredentials.cluster.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.FieldError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Of an Event of {@code events.k8s.io} only the series may change. */
final class EventChanges {

    private EventChanges() {}

    static void check(EventFields names, ObjectNode next, ObjectNode old, List<FieldError> errors) {
        if (!next.path("series").equals(old.path("series"))) {
            checkSeries(next.path("series"), errors);
        }
        fixed(names)
                .forEach(
                        (field, shown) -> {
                            if (!same(next.path(field), old.path(field))) {
                                errors.add(
                                        FieldError.invalid(
                                                shown, next.path(field), "field is immutable"));
                            }
                        });
    }

    /** The fields by what messages call them. */
    private static Map<String, String> fixed(EventFields names) {
        Map<String, String> fixed = new LinkedHashMap<>();
        fixed.put(names.about(), "involvedObject");
        fixed.put("reason", "reason");
        fixed.put(names.message(), "message");
        fixed.put(names.source(), "source");
        fixed.put(names.first(), "firstTimestamp");
        fixed.put(names.last(), "lastTimestamp");
        fixed.put(names.count(), "count");
        for (String field : List.of("type", "eventTime", "action", "related")) {
            fixed.put(field, field);
        }
        fixed.put(names.controller(), "reportingController");
        fixed.put("reportingInstance", "reportingInstance");
        return fixed;
    }

    private static boolean same(JsonNode a, JsonNode b) {
        return a.equals(b) || (!EventStrategy.isSet(a) && !EventStrategy.isSet(b) && a.isEmpty());
    }

    static void checkSeries(JsonNode series, List<FieldError> errors) {
        if (!series.isObject()) {
            return;
        }
        if (series.path("count").asInt(0) < 2) {
            errors.add(FieldError.invalid("series.count", "", "should be at least 2"));
        }
        if (!EventStrategy.isSet(series.path("lastObservedTime"))) {
            errors.add(FieldError.required("series.lastObservedTime", ""));
        }
    }
}
