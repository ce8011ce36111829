package io.azurecredentials.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The short form of {@code mvn -q -Pkilltest}; on other seeds and for longer by that command. */
class KillTestIT {
    private static final Path FOLDER = Path.of("target/it/killtest");
    private static final int KILLS = 10;
    private static final long SEED = 1;

    @Test
    void after_ten_kills_nothing_leaks_and_all_that_was_published_works() {
        Score score = KillTest.command().score(new Options(KILLS, SEED, Optional.empty(), FOLDER));
        assertThat(score.violations()).as(score.line()).isEmpty();
    }
}
