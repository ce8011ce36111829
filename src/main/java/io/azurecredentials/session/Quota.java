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
 * until it is removed, so that what stands in etcd is bounded as well. Asks nobody. Thread-safe.
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

    private final Shares shares;
    private final LongSupplier nanos;
    private final Map<String, Holder> sessions = new HashMap<>();
    private final Map<Holder, Integer> counts = new HashMap<>();

    /** When those were made that only we know of; the eldest come first. */
    private final Map<String, Long> untold = new LinkedHashMap<>();

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
     */
    record Shares(int ofIdentity, int ofSharer) {
        /** What everybody has. */
        static final Shares STANDARD = new Shares(MOST, MOST_OF_SHARER);
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
        dropNeverTold(now);
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
        put(session, holder);
    }

    /** The watch has told of its end. */
    synchronized void gone(String session) {
        untold.remove(session);
        remove(session);
    }

    private void dropNeverTold(long now) {
        Iterator<Map.Entry<String, Long>> all = untold.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<String, Long> eldest = all.next();
            if (now - eldest.getValue() < PATIENCE) {
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
