package io.azurecredentials.chaos.operators;

import java.time.Duration;
import java.util.Random;

/** When an operator dies. */
sealed interface KillMoment {
    /** While it starts. */
    record Starting(Duration age) implements KillMoment {}

    /** So long after it was ready and elected. */
    record Leading(Duration age) implements KillMoment {}

    /** When Azure has made so many of its changes, and before it hears of the last of them. */
    record Changing(int changes) implements KillMoment {}

    static KillMoment any(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> new Starting(Duration.ofMillis(random.nextInt(200, 1_500)));
            case 1, 2, 3, 4 -> new Leading(Duration.ofMillis(random.nextInt(50, 3_000)));
            case 5 -> new Leading(Duration.ofMillis(random.nextInt(3_000, 6_000)));
            default -> new Changing(random.nextInt(1, 16));
        };
    }
}
