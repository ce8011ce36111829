package io.azurecredentials.chaos;

import static io.azurecredentials.emulator.control.FaultRule.probability;

import io.azurecredentials.emulator.control.FaultKind;
import io.azurecredentials.emulator.control.FaultRule;
import java.util.List;
import java.util.stream.Stream;

/** What befalls requests to Azure. */
final class AzureFaults {
    private static final List<String> SERVICES = List.of("graph.*", "arm.*", "entra.token");

    /**
     * Enough that a request is often under way when its sender dies, and takes effect long
     * afterwards.
     */
    static final List<FaultRule> FEW =
            Stream.of("graph.*", "arm.*")
                    .flatMap(
                            it ->
                                    Stream.of(
                                            probability(it, 0.03, FaultKind.SLOW),
                                            probability(it, 0.01, FaultKind.CUT_AFTER_COMMIT),
                                            probability(it, 0.02, FaultKind.UNAVAILABLE)
                                                    .withRetryAfter(1)))
                    .toList();

    /**
     * Every seventh request goes wrong in one way or another. Throttling is rarer than the rest:
     * everybody waits for as long as Azure asks of one.
     */
    static final List<FaultRule> MANY =
            SERVICES.stream()
                    .flatMap(
                            it ->
                                    Stream.of(
                                            probability(it, 0.01, FaultKind.THROTTLED)
                                                    .withRetryAfter(1),
                                            probability(it, 0.03, FaultKind.INTERNAL_ERROR),
                                            probability(it, 0.02, FaultKind.UNAVAILABLE),
                                            probability(it, 0.002, FaultKind.TIMEOUT),
                                            probability(it, 0.03, FaultKind.CUT_AFTER_COMMIT),
                                            probability(it, 0.02, FaultKind.TRUNCATED),
                                            probability(it, 0.02, FaultKind.SLOW)))
                    .toList();

    private AzureFaults() {}
}
