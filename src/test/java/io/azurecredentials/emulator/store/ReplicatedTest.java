package io.azurecredentials.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplicatedTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Consistency consistency = new Consistency(() -> now, 7);
    private final Replicated<String> values = new Replicated<>(consistency);

    @Test
    void without_a_window_every_write_is_seen_at_once() {
        values.put("k", "one");
        values.put("k", "two");

        assertThat(seen()).contains("two");
        values.remove("k");
        assertThat(seen()).isEmpty();
        assertThat(values.current()).isEmpty();
    }

    @Test
    void a_write_is_seen_no_sooner_and_no_later_than_its_window_says() {
        lag(Window.exactly(Duration.ofSeconds(10)));
        values.put("k", "one");

        assertThat(values.current("k")).contains("one");
        assertThat(seen()).isEmpty();
        pass(Duration.ofSeconds(9));
        assertThat(seen()).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(seen()).contains("one");
    }

    @Test
    void readers_of_an_old_replica_see_the_old_value() {
        values.put("k", "one");
        lag(Window.exactly(Duration.ofSeconds(10)));
        pass(Duration.ofSeconds(10));
        values.put("k", "two");

        assertThat(seen()).contains("one");
        values.remove("k");
        assertThat(seen()).contains("one");
        pass(Duration.ofSeconds(10));
        assertThat(seen()).isEmpty();
    }

    @Test
    void replicas_disagree_for_a_while_and_agree_in_the_end() {
        consistency.use(
                new ConsistencyProfile(3, Map.of())
                        .with(Lag.APPLICATION, Window.upTo(Duration.ofSeconds(30))));
        boolean disagreed = false;
        for (int i = 0; i < 20; i++) {
            values.put("key" + i, "value");
        }
        pass(Duration.ofSeconds(15));
        for (int i = 0; i < 20; i++) {
            Set<Optional<String>> answers = new HashSet<>();
            for (int read = 0; read < 30; read++) {
                answers.add(values.seen("key" + i, Lag.APPLICATION, consistency.pick()));
            }
            disagreed |= answers.size() > 1;
        }
        assertThat(disagreed).isTrue();

        pass(Duration.ofSeconds(15));
        assertThat(values.seen(value -> Lag.APPLICATION, consistency.pick())).hasSize(20);
    }

    @Test
    void another_kind_of_reader_has_another_window() {
        lag(Window.exactly(Duration.ofSeconds(10)));
        values.put("k", "one");

        assertThat(values.seen("k", Lag.SIGN_IN, consistency.pick())).contains("one");
        assertThat(seen()).isEmpty();
    }

    @Test
    void the_same_seed_lags_in_the_same_way() {
        Consistency twin = new Consistency(() -> now, 7);
        ConsistencyProfile profile =
                ConsistencyProfile.LIFELIKE.with(
                        Lag.APPLICATION, Window.upTo(Duration.ofMinutes(1)));
        consistency.use(profile);
        twin.use(profile);
        Replicated<String> others = new Replicated<>(twin);
        for (int i = 0; i < 50; i++) {
            values.put("key" + i, "value");
            others.put("key" + i, "value");
        }
        pass(Duration.ofSeconds(20));

        assertThat(values.seen(value -> Lag.APPLICATION, consistency.pick()).count())
                .isEqualTo(others.seen(value -> Lag.APPLICATION, twin.pick()).count())
                .isBetween(1L, 49L);
    }

    private Optional<String> seen() {
        return values.seen("k", Lag.APPLICATION, consistency.pick());
    }

    private void lag(Window window) {
        consistency.use(ConsistencyProfile.FAST.with(Lag.APPLICATION, window));
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
