package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.emulator.control.Inventory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL, again and again, while ten credentials are made and renewed. */
class KillIT {
    private static final int KILLS = 6;
    private static final Duration LONG = Duration.ofMinutes(2);

    /** Long enough to start and do something, short enough to be in the middle of it. */
    private static final int SHORTEST_LIFE = 200;

    private static final int LONGEST_LIFE = 2_500;

    @TempDir Path folder;

    @Test
    void every_credential_ends_with_one_application_and_one_password_and_then_with_none() {
        Random random = new Random(20_260_101);
        try (Installation installation = Installation.start(folder)) {
            Herd herd = new Herd(installation, 10);
            herd.apply();
            for (int i = 0; i < KILLS; i++) {
                OperatorProcess operator = installation.operator("same");
                live(random.nextInt(SHORTEST_LIFE, LONGEST_LIFE));
                operator.kill();
            }
            try (OperatorProcess _ = installation.operator("same")) {
                await().atMost(LONG).until(herd::isAsWanted);
                herd.delete();
                await().atMost(LONG).until(herd::isGone);
                assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
                assertThat(installation.azure().unmodelled()).isEmpty();
            }
        }
    }

    private static void live(int milliseconds) {
        long end = System.nanoTime() + Duration.ofMillis(milliseconds).toNanos();
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> System.nanoTime() > end);
    }
}
