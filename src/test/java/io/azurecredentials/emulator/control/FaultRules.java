package io.azurecredentials.emulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Fault rules as the control path takes them. */
final class FaultRules {

    private FaultRules() {}

    /**
     * Reads one rule.
     *
     * @throws IllegalArgumentException if it is not one, or matches none of the operations: a fault
     *     that never strikes proves nothing
     */
    static FaultRule read(JsonNode json, List<String> operations) {
        FaultRule rule =
                new FaultRule(
                        json.path("operation").asText(),
                        integer(json.path("nth")),
                        json.path("probability").isNumber()
                                ? OptionalDouble.of(json.path("probability").asDouble())
                                : OptionalDouble.empty(),
                        FaultKind.of(json.path("fault").asText()),
                        integer(json.path("retryAfter")));
        if (operations.stream().noneMatch(rule::isFor)) {
            throw new IllegalArgumentException("no operation " + rule.operation());
        }
        return rule;
    }

    private static OptionalInt integer(JsonNode value) {
        return value.isNumber() ? OptionalInt.of(value.asInt()) : OptionalInt.empty();
    }
}
