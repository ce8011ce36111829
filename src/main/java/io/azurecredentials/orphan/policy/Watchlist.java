package io.azurecredentials.orphan.policy;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Since when each thing of a tenant has been seen without an owner, and which were told of.
 * Instants are durations on a clock that nobody sets.
 *
 * @param since by id; what found an owner, or is not shown any more, is forgotten
 * @param told ids of those that people have been told of
 */
public record Watchlist(Map<String, Duration> since, Set<String> told) {
    /** Nothing was seen. */
    public static final Watchlist EMPTY = new Watchlist(Map.of(), Set.of());

    public Watchlist {
        since = Map.copyOf(since);
        told = Set.copyOf(told);
    }

    /**
     * The list after a complete look: what could not be looked at must not come here, or it would
     * count as gone.
     */
    public Watchlist after(List<Thing> seen, Claims claims, Duration now) {
        Map<String, Duration> next = new HashMap<>();
        seen.stream()
                .filter(it -> !claims.cover(it))
                .forEach(it -> next.put(it.id(), since.getOrDefault(it.id(), now)));
        Set<String> stillTold = new HashSet<>(told);
        stillTold.retainAll(next.keySet());
        return new Watchlist(next, stillTold);
    }

    /** The list once people were told of these. */
    public Watchlist telling(Collection<? extends Verdict> verdicts) {
        Set<String> more = new HashSet<>(told);
        verdicts.forEach(it -> more.add(it.thing().id()));
        return new Watchlist(since, more);
    }

    /** Whether people were told of it. */
    public boolean knows(Verdict verdict) {
        return told.contains(verdict.thing().id());
    }

    /** Whether it has been without an owner for that long, or longer. */
    boolean isOlder(Thing thing, Duration grace, Duration now) {
        return since.containsKey(thing.id())
                && now.minus(since.get(thing.id())).compareTo(grace) >= 0;
    }
}
