package io.azurecredentials.chaos;

import io.azurecredentials.chaos.operators.Killing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * SIGKILL, again and again, while credentials are created, changed, rotated and deleted: {@code mvn
 * -q -Pkilltest [-Dkills=50] [-Dseed=S] [-Dsabotage=NAME]}.
 */
public final class KillTest {
    private static final int POPULATION = 12;
    private static final Path FOLDER = Path.of("target/killtest");
    private static final int KILLS = 50;
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(1_800);

    private static final int TOLD_EVERY = 10;

    private KillTest() {}

    /** Exits with 0 if nothing was violated. */
    public static void main(String[] args) {
        Options options = Options.parse(args, "kills", KILLS, FOLDER);
        System.exit(command().run(options));
    }

    static Command command() {
        return new Command(KillTest::perform, POPULATION, Duration.ofSeconds(2));
    }

    private static Map<String, Long> perform(Stage stage, Options options, BooleanSupplier stop)
            throws InterruptedException {
        Killing killing = new Killing(stage.fleet(), stage.installation().azure(), options.seed());
        killing.begin(() -> stage.begin(POPULATION / 2));
        stage.trouble().little(options.seed());
        AtomicBoolean over = new AtomicBoolean();
        Thread users =
                Thread.ofVirtual()
                        .start(
                                () ->
                                        stage.workload()
                                                .run(
                                                        () -> over.get() || stop.getAsBoolean(),
                                                        LONGEST_PAUSE));
        killing.run(options.amount(), stop, () -> mourn(stage, killing));
        over.set(true);
        users.join();
        stage.trouble().none();
        stage.end(options, killing::survivor);
        Map<String, Long> head = new LinkedHashMap<>();
        head.put("kills", (long) killing.kills());
        head.put("seed", options.seed());
        return head;
    }

    /** Nobody works now, so every credential that must work can be tried in peace. */
    private static void mourn(Stage stage, Killing killing) {
        stage.oracle().round();
        stage.oracle().roots().look();
        stage.tellEvery(TOLD_EVERY, killing.kills(), "kills");
    }
}
