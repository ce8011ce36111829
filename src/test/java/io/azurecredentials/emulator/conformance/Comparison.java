package io.azurecredentials.emulator.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Every difference between a recorded answer and ours in what a client can rely on: status, error
 * code and message without its ids, keys, types, null or absent, headers, form of timestamps.
 * Values, ids and dates are not compared.
 */
final class Comparison {

    private static final Pattern TIMESTAMP =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|\\+00:00)");

    private final Drift drift;
    private final IdMap ids;
    private final List<String> differences = new ArrayList<>();

    Comparison(Drift drift, IdMap ids) {
        this.drift = drift;
        this.ids = ids;
    }

    /** All differences; empty means agreement. */
    List<String> of(Interaction recorded, Reply got) {
        if (recorded.status() != got.status()) {
            differences.add("status " + recorded.status() + " but " + got.status());
        }
        differences.addAll(Headers.differences(recorded, got, drift));
        if (!recorded.isTruncated()) {
            compareBodies(recorded.body(), got.body());
        }
        return differences;
    }

    private void compareBodies(JsonNode recorded, JsonNode got) {
        boolean none = recorded.isMissingNode() || recorded.isNull();
        if (none || got.isMissingNode()) {
            if (none != got.isMissingNode()) {
                differences.add(none ? "a body where there is none" : "no body");
            }
            return;
        }
        if (recorded.has("error") || got.has("error")) {
            Errors.compare(recorded, got, differences);
        }
        compare("", recorded, got);
    }

    private void compare(String path, JsonNode recorded, JsonNode got) {
        if (drift.isExpected(path)) {
            return;
        }
        if (!type(recorded).equals(type(got))) {
            differences.add(path + ": " + type(recorded) + " but " + type(got));
        } else if (recorded.isObject() && !path.endsWith("/tags")) {
            compareObjects(path, recorded, got);
        } else if (recorded.isArray()) {
            compareArrays(path, recorded, got);
        } else if (recorded.isTextual()) {
            compareTimestamps(path, recorded.asText(), got.asText());
        }
    }

    private void compareObjects(String path, JsonNode recorded, JsonNode got) {
        Set<String> keys = new TreeSet<>();
        recorded.fieldNames().forEachRemaining(keys::add);
        got.fieldNames().forEachRemaining(keys::add);
        for (String key : keys) {
            // A map's keys are ids; what counts is what stands behind them.
            String at = path + "/" + (key.startsWith("/subscriptions/") ? "{id}" : key);
            if (drift.isExpected(at) || key.startsWith("/subscriptions/")) {
                continue;
            }
            if (!recorded.has(key)) {
                differences.add(at + ": not in the recording");
            } else if (!got.has(key)) {
                differences.add(at + ": missing");
            } else {
                compare(at, recorded.get(key), got.get(key));
            }
        }
    }

    /** Lists agree if both or neither are empty, and the elements that stand for each other do. */
    private void compareArrays(String path, JsonNode recorded, JsonNode got) {
        if (recorded.isEmpty() != got.isEmpty()) {
            differences.add(path + ": " + recorded.size() + " elements but " + got.size());
        }
        for (int i = 0; i < Math.min(recorded.size(), got.size()); i++) {
            compare(path + "/*", recorded.get(i), counterpart(recorded.get(i), got, i));
        }
    }

    /** The element with the same id, for Azure promises no order; else the one at that place. */
    private JsonNode counterpart(JsonNode recorded, JsonNode got, int place) {
        String id = ids.translate(recorded.path("id").asText());
        for (JsonNode candidate : got) {
            if (!id.isEmpty() && candidate.path("id").asText().equalsIgnoreCase(id)) {
                return candidate;
            }
        }
        return got.get(place);
    }

    /** Some recorders put a fixed instant for every timestamp; that one has no form to compare. */
    private void compareTimestamps(String path, String recorded, String got) {
        boolean masked = recorded.startsWith("2001-02-03T04:05:06");
        boolean both = TIMESTAMP.matcher(recorded).matches() && TIMESTAMP.matcher(got).matches();
        if (!masked && both && recorded.contains(".") != got.contains(".")) {
            differences.add(path + ": " + recorded + " but " + got);
        }
    }

    private static String type(JsonNode node) {
        return node.getNodeType().toString();
    }
}
