package io.azurecredentials.config.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.config.rotation.SimulatedRoot.Setting;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A config is suspended in the middle of a rotation, or given up. */
class RotationPauseTest {
    private static final Duration GRACE = Duration.ofMinutes(11);

    private final SimulatedRoot run =
            new SimulatedRoot(
                    new Setting(Duration.ofSeconds(7), false, false, Duration.ZERO, false),
                    Set.of());

    /** The first rotation by plan is an hour after the beginning and takes seconds. */
    static IntStream seconds() {
        return IntStream.range(3_590, 3_625);
    }

    @ParameterizedTest
    @MethodSource("seconds")
    void while_suspended_nothing_is_made_or_comes_into_force_and_what_was_replaced_goes(int at) {
        run.live(Duration.ofSeconds(at));
        run.config.suspend(true);
        int before = run.azure.ours();
        String inForce = run.config.keptKey;

        run.live(GRACE);

        assertThat(run.azure.ours()).isLessThanOrEqualTo(before);
        assertThat(run.config.keptKey).isEqualTo(inForce);
        run.config.suspend(false);
        run.config.request("now");
        run.live(Duration.ofHours(1));
        assertThat(run.config.ledger.handledRequest()).contains("now");
        run.becomeQuiet();
        run.leave();
    }

    @ParameterizedTest
    @MethodSource("seconds")
    void who_is_given_up_goes_at_once_and_says_what_is_left(int at) {
        run.live(Duration.ofSeconds(at));
        Set<String> there = run.azure.markers();

        run.config.abandon();
        run.live(Duration.ofSeconds(2));

        assertThat(run.config.gone).isTrue();
        assertThat(run.azure.markers()).isEqualTo(there);
        assertThat(run.config.ledger.remains().stream().map(RootKey::number))
                .map(SimulatedConfig.OWNER::marker)
                .containsAll(there);
    }

    @Test
    void the_rotation_falls_into_these_seconds() {
        run.live(Duration.ofSeconds(3_590));
        assertThat(run.config.ledger.lastNumber()).isZero();
        run.live(Duration.ofSeconds(35));
        assertThat(run.config.kept.flatMap(Kept::made)).isPresent();
    }
}
