package io.azurecredentials.orphan.policy;

import java.time.Duration;
import java.util.Objects;

/** How often Azure is compared with what lives. */
public final class Rhythm {
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration LONGEST_AT_FIRST = Duration.ofMinutes(1);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** Up to a fifth earlier. */
    private static final int SPREAD = 5;

    private Rhythm() {}

    /**
     * How long to wait before a look: half the grace, a quarter of an hour at most, and a part of
     * it less that differs between clusters and looks, so that those who share a tenant do not all
     * come at once. The first look is early, because the grace counts from it.
     *
     * @param look 0 for the first
     */
    public static Duration before(long look, String clusterID, Duration grace) {
        Duration longest = look == 0 ? LONGEST_AT_FIRST : LONGEST;
        Duration whole = shorter(grace.dividedBy(2), longest);
        long part = Math.max(1, whole.toMillis() / SPREAD);
        Duration pause = whole.minusMillis(Math.floorMod(Objects.hash(clusterID, look), part));
        return pause.compareTo(SHORTEST) < 0 ? SHORTEST : pause;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
