package io.azurecredentials.orphan.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Worlds in which everything happens while the auditor looks, judges and removes. */
class RandomWorldsTest {
    private static final int WORLDS = 3_000;
    private static final int LOOKS = 12;

    /** Without any grace the order of reading alone has to be enough. */
    private static final int LONGEST_GRACE = 3;

    @Test
    void nothing_that_anybody_lives_by_is_removed_and_nothing_else_stays() {
        int removed = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            removed += live(seed);
        }
        assertThat(removed).as("worth the while").isGreaterThan(WORLDS);
    }

    private static int live(int seed) {
        Random random = new Random(seed);
        int grace = seed % (LONGEST_GRACE + 1);
        World world = new World(random);
        Watchlist list = Watchlist.EMPTY;
        int removed = 0;
        for (int look = 0; look < LOOKS; look++) {
            something(world, random);
            world.isRestored();
            List<Thing> seen = world.shown();
            something(world, random);
            Claims claims = world.claims();
            list = list.after(seen, claims, at(look));
            something(world, random);
            for (Thing orphan : orphans(seen, claims, list, at(look), at(grace)).toList()) {
                something(world, random);
                assertThat(world.isNeeded(orphan) && world.holds(orphan))
                        .as("seed %s: %s", seed, orphan)
                        .isFalse();
                world.remove(orphan);
                removed++;
            }
        }
        world.comesToRest();
        atRest(world, list);
        return removed;
    }

    private static void atRest(World world, Watchlist before) {
        Watchlist list = before;
        for (int look = LOOKS; look <= LOOKS + 2 * LONGEST_GRACE; look++) {
            list = list.after(world.shown(), world.claims(), at(look));
            orphans(world.shown(), world.claims(), list, at(look), at(LONGEST_GRACE))
                    .forEach(world::remove);
        }
        Claims claims = world.claims();
        assertThat(world.shown()).allMatch(it -> world.isNeeded(it) || claims.cover(it));
    }

    private static Stream<Thing> orphans(
            List<Thing> seen, Claims claims, Watchlist list, Duration now, Duration grace) {
        return Comparison.judge(seen, claims, list, now, grace).stream()
                .filter(Verdict.Orphan.class::isInstance)
                .map(Verdict::thing);
    }

    private static void something(World world, Random random) {
        for (int i = random.nextInt(6); i > 0; i--) {
            world.happens();
        }
    }

    private static Duration at(int look) {
        return Duration.ofMinutes(look);
    }
}
