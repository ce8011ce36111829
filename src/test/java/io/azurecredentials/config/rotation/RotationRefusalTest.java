package io.azurecredentials.config.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.config.rotation.SimulatedRoot.Setting;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What Azure refuses delays nothing else. */
class RotationRefusalTest {
    /** That of the simulated config, and a moment. */
    private static final Duration GRACE = Duration.ofMinutes(10).plusSeconds(30);

    private final SimulatedRoot run =
            new SimulatedRoot(
                    new Setting(Duration.ZERO, false, false, Duration.ZERO, false), Set.of());

    @Test
    void while_nothing_may_be_made_what_was_replaced_goes_in_time() {
        rotate("1");
        rotate("2");
        run.config.refused = Step.Issue.class::isInstance;
        run.config.request("3");
        run.live(Duration.ofSeconds(2));
        assertThat(run.config.ledger.reserved()).as("meant and refused").isPresent();
        assertThat(run.azure.markers()).as("one is replaced, and not gone").hasSize(2);

        run.live(GRACE);
        assertThat(run.azure.markers()).containsExactly(marker(run.config.kept));
        run.config.refused = _ -> false;
        run.becomeQuiet();
        run.leave();
    }

    @Test
    void a_removal_that_is_refused_delays_neither_another_nor_a_rotation() {
        rotate("1");
        String first = marker(run.config.kept);
        run.config.refused = it -> it instanceof Step.Retire(RootKey key, _) && key.number() == 1;
        rotate("2");
        String second = marker(run.config.kept);
        rotate("3");
        run.live(GRACE);

        assertThat(run.azure.markers()).contains(first).doesNotContain(second);
        rotate("4");
        run.config.refused = _ -> false;
        run.becomeQuiet();
        run.leave();
    }

    @Test
    void a_config_that_goes_removes_what_it_may_and_keeps_what_it_signs_in_with_until_the_end() {
        rotate("1");
        String first = marker(run.config.kept);
        run.config.refused = it -> it instanceof Step.Retire(RootKey key, _) && key.number() == 1;
        rotate("2");
        String second = marker(run.config.kept);
        rotate("3");
        String third = marker(run.config.kept);
        run.config.leave();
        run.live(Duration.ofMinutes(10));

        assertThat(run.config.gone).isFalse();
        assertThat(run.azure.markers())
                .containsExactlyInAnyOrder(first, third)
                .doesNotContain(second);
        run.config.refused = _ -> false;
        run.leave();
    }

    private void rotate(String request) {
        run.config.request(request);
        for (int i = 0; i < 60 && !isHandled(request); i++) {
            run.live(Duration.ofSeconds(1));
        }
        assertThat(isHandled(request)).isTrue();
    }

    private boolean isHandled(String request) {
        return run.config.ledger.handledRequest().equals(Optional.of(request));
    }

    private static String marker(Optional<Kept> kept) {
        return SimulatedConfig.OWNER.marker(
                kept.flatMap(Kept::made).map(Kept.Made::number).orElseThrow());
    }
}
