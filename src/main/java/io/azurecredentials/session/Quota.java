package io.azurecredentials.session;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * How many sessions of a role somebody has, and may have: those that exist, as a watch tells of
 * them, and those that were made here and that it has not told of yet. One that is over counts
 * until a minute after it was removed, so that what stands in etcd is bounded, and how often it is
 * written as well. Asks nobody. Thread-safe.
 */
final class Quota {
    /**
     * A scale set has up to 1,000 instances (Azure, "Virtual Machine Scale Sets": limits), which
     * may all be one user-assigned identity; each may log in anew some times before its older
     * sessions are over. So many take about 10 MiB in etcd.
     */
    static final int MOST = 5_000;

    /**
     * Of one machine of several that share an identity: one that logs in once an hour, and never
     * out, stays below it by Vault's default of 32 days; one that does so in a loop leaves four
     * fifths to the others.
     */
    static final int MOST_OF_SHARER = 1_000;

    /** A watch that has not told of a session by then never will: it is gone again. */
    private static final long PATIENCE = Duration.ofMinutes(5).toNanos();

    /** Some twenty megabytes: places of those that are gone, of all holders. */
    static final int MOST_GONE = 100_000;

    private final Shares shares;
    private final LongSupplier nanos;
    private final Map<String, Holder> sessions = new HashMap<>();
    private final Map<Holder, Integer> counts = new HashMap<>();

    /** When those were made that only we know of; the eldest come first. */
    private final Map<String, Long> untold = new LinkedHashMap<>();

    /** When those went that keep their places for a while; the eldest come first. */
    private final LinkedHashMap<String, Long> gone = new LinkedHashMap<>();

    /**
     * Who has sessions, and of which role: one made anew under its name is another.
     *
     * @param roleUID of the AzureRole
     * @param tenantID of whoever logged in
     * @param objectID unique within its tenant
     * @param sharer which of the machines that share this identity, if that is known
     */
    record Holder(String roleUID, String tenantID, String objectID, Optional<String> sharer) {

        /** With all who share the identity. */
        Holder whole() {
            return new Holder(roleUID, tenantID, objectID, Optional.empty());
        }
    }

    /**
     * How many sessions of one role there may be.
     *
     * @param ofIdentity whoever shares it
     * @param ofSharer one of them
     * @param afterwards how long one that is gone keeps its place: who logs in and out in a loop
     *     has no more than his share written in that time
     */
    record Shares(int ofIdentity, int ofSharer, Duration afterwards) {
        /** What everybody has. */
        static final Shares STANDARD = new Shares(MOST, MOST_OF_SHARER, Duration.ofMinutes(1));
    }

    /**
     * @param nanos a clock that never goes back, {@link System#nanoTime}
     */
    Quota(Shares shares, LongSupplier nanos) {
        this.shares = shares;
        this.nanos = nanos;
    }

    /** Takes a place for a session that is about to be made; false if there is none left. */
    synchronized boolean take(String session, Holder holder) {
        long now = nanos.getAsLong();
        drop(untold, now - PATIENCE);
        drop(gone, now - shares.afterwards().toNanos());
        if (!hasRoom(holder)) {
            return false;
        }
        put(session, holder);
        untold.put(session, now);
        return true;
    }

    /** It was not made after all; unless the watch knows better. */
    synchronized void giveBack(String session) {
        if (untold.remove(session) != null) {
            remove(session);
        }
    }

    /** The watch has told of a session. */
    synchronized void told(String session, Holder holder) {
        untold.remove(session);
        gone.remove(session);
        put(session, holder);
    }

    /** The watch has told of its end. */
    synchronized void gone(String session) {
        untold.remove(session);
        long now = nanos.getAsLong();
        if (sessions.containsKey(session)) {
            gone.putIfAbsent(session, now);
        }
        drop(gone, now - shares.afterwards().toNanos());
        if (gone.size() > MOST_GONE) {
            String eldest = gone.firstEntry().getKey();
            gone.remove(eldest);
            remove(eldest);
        }
    }

    /** Gives the places of those back that came by then. */
    private void drop(Map<String, Long> times, long then) {
        Iterator<Map.Entry<String, Long>> all = times.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<String, Long> eldest = all.next();
            if (eldest.getValue() - then > 0) {
                return;
            }
            all.remove();
            remove(eldest.getKey());
        }
    }

    private boolean hasRoom(Holder holder) {
        return count(holder.whole()) < shares.ofIdentity()
                && (holder.sharer().isEmpty() || count(holder) < shares.ofSharer());
    }

    private int count(Holder holder) {
        return counts.getOrDefault(holder, 0);
    }

    private void put(String session, Holder holder) {
        remove(session);
        sessions.put(session, holder);
        add(holder, 1);
    }

    private void remove(String session) {
        Holder holder = sessions.remove(session);
        if (holder != null) {
            add(holder, -1);
        }
    }

    private void add(Holder holder, int number) {
        Stream.of(holder, holder.whole()).distinct().forEach(it -> addOne(it, number));
    }

    private void addOne(Holder holder, int number) {
        int left = counts.merge(holder, number, Integer::sum);
        if (left == 0) {
            counts.remove(holder);
        }
    }
}
