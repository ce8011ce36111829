package io.azurecredentials.emulator.control;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * When which fault happens: at the {@code nth} request of an operation, once, or with a
 * probability.
 *
 * @param operation a name of the operations list, or a prefix of names followed by {@code *}
 * @param nth 1 is the next request
 * @param probability 0 to 1
 * @param retryAfter seconds, for 429 and 503
 */
public record FaultRule(
        String operation,
        OptionalInt nth,
        OptionalDouble probability,
        FaultKind fault,
        OptionalInt retryAfter) {

    public FaultRule {
        if (nth.isPresent() == probability.isPresent()) {
            throw new IllegalArgumentException("a rule has either nth or probability");
        }
        if (nth.orElse(1) < 1 || !(probability.orElse(0) >= 0 && probability.orElse(0) <= 1)) {
            throw new IllegalArgumentException("nth is 1 or more, probability is 0 to 1");
        }
    }

    public static FaultRule nth(String operation, int nth, FaultKind fault) {
        return new FaultRule(
                operation, OptionalInt.of(nth), OptionalDouble.empty(), fault, OptionalInt.empty());
    }

    public static FaultRule probability(String operation, double probability, FaultKind fault) {
        return new FaultRule(
                operation,
                OptionalInt.empty(),
                OptionalDouble.of(probability),
                fault,
                OptionalInt.empty());
    }

    /** The same rule with a {@code Retry-After} of so many seconds. */
    public FaultRule withRetryAfter(int seconds) {
        return new FaultRule(operation, nth, probability, fault, OptionalInt.of(seconds));
    }

    boolean isFor(String name) {
        return operation.endsWith("*")
                ? name.startsWith(operation.substring(0, operation.length() - 1))
                : name.equals(operation);
    }

    /** The seconds that an answer names: those of the rule, or ten for a throttled request. */
    public OptionalInt retryAfterSeconds() {
        return retryAfter.isEmpty() && fault == FaultKind.THROTTLED
                ? OptionalInt.of(10)
                : retryAfter;
    }
}
