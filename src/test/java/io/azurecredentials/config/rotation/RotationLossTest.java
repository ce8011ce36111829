package io.azurecredentials.config.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.config.rotation.SimulatedRoot.Setting;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The operator's own Secret is gone or unreadable: what was in force may be the last that works.
 */
class RotationLossTest {
    private static final Duration PAST_GRACE = Duration.ofHours(1);

    @Test
    void while_nothing_is_kept_the_root_that_was_in_force_stays_in_azure() {
        SimulatedRoot run = rotated();
        loseSecret(run);
        run.config.bootstrap = "removed long ago";
        run.live(PAST_GRACE);

        assertThat(run.azure.exists(run.config.keptKey)).isTrue();
    }

    @Test
    void what_was_handed_over_by_name_stays_as_well_while_its_secret_is_absent() {
        SimulatedRoot run = run(true);
        run.live(Duration.ofMinutes(1));
        loseSecret(run);
        run.config.bootstrap = "absent";
        run.live(PAST_GRACE);

        assertThat(run.azure.exists(run.config.keptKey)).isTrue();
    }

    @Test
    void once_another_is_taken_up_what_nobody_knows_the_text_of_goes() {
        SimulatedRoot run = rotated();
        String lost = run.config.keptKey;
        loseSecret(run);
        run.bootstrap();
        run.live(Duration.ofMinutes(15));

        assertThat(run.azure.exists(lost)).isFalse();
        run.becomeQuiet();
        run.leave();
    }

    @Test
    void a_config_that_goes_removes_it_though_nothing_is_kept() {
        SimulatedRoot run = rotated();
        loseSecret(run);
        run.config.bootstrap = "removed long ago";
        run.live(Duration.ofMinutes(1));

        run.leave();
    }

    private static SimulatedRoot rotated() {
        SimulatedRoot run = run(false);
        run.live(Duration.ofMinutes(90));
        assertThat(run.config.kept.flatMap(Kept::made)).isPresent();
        return run;
    }

    private static SimulatedRoot run(boolean named) {
        return new SimulatedRoot(
                new Setting(Duration.ZERO, false, false, Duration.ZERO, named), Set.of());
    }

    private static void loseSecret(SimulatedRoot run) {
        run.config.kept = Optional.empty();
        run.config.secretVersion++;
    }
}
