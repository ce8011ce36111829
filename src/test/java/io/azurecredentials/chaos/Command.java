package io.azurecredentials.chaos;

import io.azurecredentials.chaos.sabotage.Sabotage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Runs a play with the shipped operator or with a broken one, and says how it ended. */
final class Command {
    /** A broken operator must be caught within so many. */
    private static final int OPERATIONS = 200;

    private final Play play;
    private final int population;
    private final Duration tolerance;

    /**
     * @param population about so many credentials live at a time
     * @param tolerance what may pass between the operator's decision to publish and the Secret
     */
    Command(Play play, int population, Duration tolerance) {
        this.play = play;
        this.population = population;
        this.tolerance = tolerance;
    }

    /** Returns the exit code: 0 if nothing was violated. */
    int run(Options options) {
        Optional<String> wanted = options.sabotage();
        if (wanted.filter("list"::equals).isPresent()) {
            Sabotage.names().forEach(System.out::println);
            return 0;
        }
        if (wanted.isPresent() && !Sabotage.names().contains(wanted.get())) {
            System.err.println("there is no sabotage " + wanted.get() + "; see -Dsabotage=list");
            return 1;
        }
        Score score = score(options);
        String line = wanted.map(score::line).orElseGet(score::line);
        Evidence.write(options.folder(), score.json(line));
        System.out.println(line);
        return score.isClean() ? 0 : 1;
    }

    /** One run. */
    Score score(Options options) {
        List<Path> inFront =
                options.sabotage()
                        .map(it -> Sabotage.of(it).build(options.folder().resolve(it)))
                        .orElse(List.of());
        try (Stage stage = new Stage(options, population, tolerance, inFront)) {
            Map<String, Long> head = play.perform(stage, options, stop(stage, options));
            return stage.score(options, head);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A broken operator has shown what it is with its first violation. */
    private static BooleanSupplier stop(Stage stage, Options options) {
        return options.sabotage().isPresent()
                ? () ->
                        stage.oracle().violations().first().isPresent()
                                || stage.workload().done() >= OPERATIONS
                : () -> false;
    }
}
