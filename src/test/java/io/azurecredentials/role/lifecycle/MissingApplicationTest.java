package io.azurecredentials.role.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ISSUER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NEVER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.READER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SETTLE;
import static io.azurecredentials.role.lifecycle.EstateFixtures.KEPT;
import static io.azurecredentials.role.lifecycle.EstateFixtures.at;
import static io.azurecredentials.role.lifecycle.EstateFixtures.facts;
import static io.azurecredentials.role.lifecycle.EstateFixtures.first;
import static io.azurecredentials.role.lifecycle.EstateFixtures.holding;
import static io.azurecredentials.role.lifecycle.EstateFixtures.serving;
import static io.azurecredentials.role.lifecycle.EstateFixtures.superseded;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.credential.lifecycle.Grant;
import io.azurecredentials.role.lifecycle.Sight.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An application that serves, and that Azure does not show. */
class MissingApplicationTest {
    private static final Facts FACTS = facts(KEPT, serving());
    private static final Wish MORE =
            new Wish.Kept(
                    ISSUER,
                    List.of(READER, new Grant("/subscriptions/s", "/roleDefinitions/writer")),
                    false);

    @Test
    void one_look_takes_nothing_from_anybody_and_another_follows_soon() {
        assertThat(seen(FACTS))
                .isInstanceOfSatisfying(
                        Finding.Missing.class,
                        it -> {
                            assertThat(it.hand().missingSince()).contains(NOON);
                            assertThat(it.again()).isBetween(NOON, NOON.plus(SETTLE));
                        });
    }

    @Test
    void what_stays_away_until_it_must_have_shown_is_gone() {
        Facts waiting = holding(FACTS, missing());
        Instant end = NOON.plus(SETTLE);

        assertThat(seen(at(waiting, end.minusMillis(1)))).isInstanceOf(Finding.Missing.class);
        assertThat(seen(at(waiting, end)))
                .isEqualTo(new Finding.Lost(serving().retiring(first(serving()), end)));
        assertThat(seen(at(holding(FACTS, missing().shown()), end)))
                .isInstanceOf(Finding.Missing.class);
    }

    @Test
    void where_nothing_lags_it_is_gone_at_once() {
        Facts settled =
                new Facts(
                        FACTS.now(),
                        KEPT,
                        Duration.ZERO,
                        serving(),
                        FACTS.inUse(),
                        FACTS.hand(),
                        NEVER);

        assertThat(seen(settled)).isEqualTo(new Finding.Lost(superseded()));
    }

    @Test
    void it_is_given_nothing_until_it_is_looked_at_again() {
        Facts wanting = facts(MORE, serving());

        assertThat(Upkeep.next(wanting)).isInstanceOf(Step.Note.class);
        assertThat(Upkeep.next(holding(wanting, missing()))).isEqualTo(new Step.Rest(NEVER));
    }

    private static InHand missing() {
        return InHand.takenUp(1, NOON).missing(NOON);
    }

    private static Finding seen(Facts facts) {
        return Sight.NOTHING.of(facts, first(facts.estate()));
    }
}
