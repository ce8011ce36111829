package io.azurecredentials.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The short form of {@code mvn -q -Pstorm}; on other seeds and for longer by that command. */
class StormIT {
    private static final Path FOLDER = Path.of("target/it/storm");
    private static final int OPERATIONS = 300;
    private static final long SEED = 1;

    @Test
    void after_three_hundred_operations_nothing_leaks_and_all_that_was_published_works() {
        Score score =
                Storm.command().score(new Options(OPERATIONS, SEED, Optional.empty(), FOLDER));
        assertThat(score.violations()).as(score.line()).isEmpty();
    }
}
