package io.azurecredentials.chaos;

import io.azurecredentials.chaos.operators.Churn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Everything fails now and then, on every side, while credentials are created, changed, rotated and
 * deleted: {@code mvn -q -Pstorm [-Dops=1000] [-Dseed=S] [-Dsabotage=NAME]}.
 */
public final class Storm {
    private static final int POPULATION = 20;
    private static final Path FOLDER = Path.of("target/storm");
    private static final int OPERATIONS = 1_000;
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);
    private static final int TOLD_EVERY = 250;

    private Storm() {}

    /** Exits with 0 if nothing was violated. */
    public static void main(String[] args) {
        Options options = Options.parse(args, "ops", OPERATIONS, FOLDER);
        System.exit(command().run(options));
    }

    static Command command() {
        return new Command(Storm::perform, POPULATION, Duration.ofSeconds(3));
    }

    private static Map<String, Long> perform(Stage stage, Options options, BooleanSupplier stop)
            throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        try (Churn churn = new Churn(stage.fleet(), options.seed())) {
            stage.begin(POPULATION / 2);
            stage.trouble().much(options.seed());
            Thread operators = Thread.ofVirtual().start(() -> churn.run(over::get));
            stage.workload()
                    .run(() -> isDone(stage, options) || stop.getAsBoolean(), LONGEST_PAUSE);
            over.set(true);
            operators.join();
            stage.trouble().none();
            stage.end(options, churn::survivor);
        }
        Map<String, Long> head = new LinkedHashMap<>();
        head.put("ops", (long) stage.workload().done());
        head.put("seed", options.seed());
        return head;
    }

    private static boolean isDone(Stage stage, Options options) {
        int done = stage.workload().done();
        stage.tellEvery(TOLD_EVERY, done, "operations");
        return done >= options.amount();
    }
}
