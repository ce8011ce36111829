package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.facts;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ledger;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.published;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.secretWith;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.serving;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told of consumers that are restarted. */
class HappeningsOfRolloutsTest {
    private static final Instant LATER = NOON.plusSeconds(30);
    private static final List<String> BOTH = List.of("Deployment/web", "StatefulSet/db");
    private static final Key KEY = published(2, 1, NOON).rolling(Rollout.due(NOON, LATER));
    private static final Asked ASKED =
            new Asked(
                    Renewal.PASSWORD,
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.of(Duration.ofMinutes(10)));
    private static final Facts DUE =
            LifecycleFixtures.with(
                    LifecycleFixtures.at(
                            LATER,
                            facts(
                                    ledger(List.of(serving(1, NOON)), List.of(KEY)),
                                    secretWith(KEY))),
                    ASKED);

    @Test
    void who_is_restarted_is_named_and_so_is_who_is_not_there() {
        Facts rolled = rolled(BOTH, List.of("DaemonSet matching app=agent"));

        assertThat(told(DUE, rolled))
                .containsExactly(
                        "ConsumersRestarted 2-try-2: Restarted, so that they use what Secret app"
                                + " holds: Deployment/web, StatefulSet/db.",
                        "ConsumerNotFound 2-try-2: rolloutRestart names what this namespace does"
                                + " not have, and nothing waits for it: DaemonSet matching app=agent.");
        assertThat(told(rolled, rolled)).as("again").isEmpty();
    }

    @Test
    void where_nobody_is_there_nothing_was_restarted_and_nothing_has_finished() {
        assertThat(told(DUE, rolled(List.of(), BOTH)))
                .singleElement()
                .asString()
                .startsWith("ConsumerNotFound ");
    }

    @Test
    void that_all_have_finished_is_told() {
        Facts rolled = rolled(BOTH, List.of());

        assertThat(told(rolled, watched(rolled, List.of())))
                .containsExactly(
                        "RolloutFinished 2-try-2: All pods of what was restarted run with what"
                                + " Secret app holds.");
    }

    @Test
    void who_has_not_finished_in_time_is_named() {
        Facts late = LifecycleFixtures.at(NOON.plusSeconds(3_600), rolled(BOTH, List.of()));
        Facts given = watched(late, List.of("StatefulSet/db"));

        assertThat(told(late, given))
                .containsExactly(
                        "RolloutFailed 2-try-2: Not finished within rolloutTimeout, and not waited"
                                + " for any longer: StatefulSet/db. What Secret app held before is"
                                + " removed all the same.");
        assertThat(told(given, given)).as("again").isEmpty();
    }

    private static List<String> told(Facts before, Facts after) {
        return HappeningsTest.told(before, after);
    }

    private static Facts rolled(List<String> consumers, List<String> missing) {
        return DUE.after(
                Rollouts.rolled(DUE, KEY, consumers, List.of(), missing), Optional.empty());
    }

    private static Facts watched(Facts rolled, List<String> unfinished) {
        Key key = rolled.ledger().published().orElseThrow();
        return rolled.after(
                Rollouts.watched(rolled, key, unfinished).orElseThrow(), Optional.empty());
    }
}
