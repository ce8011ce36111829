package io.azurecredentials.process;

import static io.azurecredentials.emulator.control.FaultRule.probability;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.emulator.control.FaultKind;
import io.azurecredentials.emulator.control.FaultRule;
import io.azurecredentials.emulator.control.Inventory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An Azure that throttles, fails, loses answers and cuts connections while it is worked with. */
class LostAnswersIT {
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir Path folder;

    @Test
    void what_azure_loses_on_the_way_is_neither_left_behind_nor_made_twice() {
        try (Installation installation = Installation.start(folder);
                OperatorProcess _ = installation.operator("faults")) {
            Herd herd = new Herd(installation, 8);
            installation.azure().controls().faults(faults());
            herd.apply();
            await().atMost(LONG).until(() -> isUnderWay(installation));
            installation.azure().controls().faults();
            await().atMost(LONG).until(herd::isAsWanted);
            installation.azure().controls().faults(faults());
            herd.delete();
            await().atMost(LONG).until(herd::isGone);
            assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
        }
    }

    private static boolean isUnderWay(Installation installation) {
        return installation.azure().journal().stream().filter(it -> it.fault() != null).count()
                > 20;
    }

    private static FaultRule[] faults() {
        return Stream.of("graph.*", "arm.*", "entra.token")
                .flatMap(
                        it ->
                                Stream.of(
                                        probability(it, 0.05, FaultKind.THROTTLED)
                                                .withRetryAfter(1),
                                        probability(it, 0.05, FaultKind.INTERNAL_ERROR),
                                        probability(it, 0.05, FaultKind.CUT_AFTER_COMMIT),
                                        probability(it, 0.05, FaultKind.TRUNCATED)))
                .toArray(FaultRule[]::new);
    }
}
