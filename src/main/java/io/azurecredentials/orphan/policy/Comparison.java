package io.azurecredentials.orphan.policy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what Azure shows with what living objects claim. */
public final class Comparison {
    private Comparison() {}

    /**
     * One verdict for each thing; a password on an application that nobody owns goes with it and
     * gets none.
     *
     * @param seen what Azure showed, read before the claims
     * @param watchlist with what was seen this time
     * @param now on the watchlist's clock
     * @param grace how long something may be without an owner
     */
    public static List<Verdict> judge(
            List<Thing> seen, Claims claims, Watchlist watchlist, Duration now, Duration grace) {
        Set<String> ownerless =
                seen.stream()
                        .filter(Thing.Application.class::isInstance)
                        .map(Thing.Application.class::cast)
                        .filter(it -> !claims.cover(it) && !claims.outlive(it))
                        .map(Thing.Application::objectID)
                        .collect(Collectors.toSet());
        return seen.stream()
                .filter(it -> !goesWith(it, ownerless))
                .map(it -> judge(it, claims, watchlist.isOlder(it, grace, now)))
                .toList();
    }

    private static Verdict judge(Thing thing, Claims claims, boolean overdue) {
        if (claims.cover(thing)) {
            return new Verdict.Owned(thing);
        }
        if (!overdue) {
            return new Verdict.Waiting(thing);
        }
        return thing instanceof Thing.Application it && claims.outlive(it)
                ? new Verdict.Unrecorded(it)
                : new Verdict.Orphan(thing);
    }

    private static boolean goesWith(Thing thing, Set<String> applications) {
        return thing instanceof Thing.Password it && applications.contains(it.applicationID());
    }
}
