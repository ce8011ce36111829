package io.azurecredentials.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.chaos.oracle.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a run ended.
 *
 * @param numbers of the result line, by their names there
 * @param further what else was counted
 * @param operations how many deeds were done
 */
record Score(
        Map<String, Long> numbers,
        Map<String, Long> further,
        int operations,
        List<Violation> violations) {

    Score {
        numbers = new LinkedHashMap<>(numbers);
        further = new LinkedHashMap<>(further);
        violations = List.copyOf(violations);
    }

    boolean isClean() {
        return violations.isEmpty();
    }

    /** The result line. */
    String line() {
        return numbers.entrySet().stream()
                .map(it -> it.getKey() + ": " + it.getValue())
                .collect(Collectors.joining(", "));
    }

    /** The result line of a run with a broken operator. */
    String line(String sabotage) {
        return violations.isEmpty()
                ? "sabotage: " + sabotage + ", not caught"
                : "sabotage: %s, caught after %d operations: %s"
                        .formatted(sabotage, operations, violations.getFirst());
    }

    ObjectNode json(String line) {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("ok", isClean()).put("line", line);
        numbers.forEach(json::put);
        further.forEach(json::put);
        json.put("operations", operations);
        violations.forEach(it -> json.withArray("violations").add(it.toString()));
        return json;
    }
}
