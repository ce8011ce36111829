package io.azurecredentials.session;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

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

    /** A watch that has not told of a session by then never will: it is gone again. */
    private static final long PATIENCE = Duration.ofMinutes(5).toNanos();

    private final int most;
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
     */
    record Holder(String roleUID, String tenantID, String objectID) {}

    /**
     * @param most sessions of one role that one holder may have
     * @param nanos a clock that never goes back, {@link System#nanoTime}
     */
    Quota(int most, LongSupplier nanos) {
        this.most = most;
        this.nanos = nanos;
    }

    /** Takes a place for a session that is about to be made; false if there is none left. */
    synchronized boolean take(String session, Holder holder) {
        long now = nanos.getAsLong();
        dropNeverTold(now);
        if (counts.getOrDefault(holder, 0) >= most) {
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

    private void put(String session, Holder holder) {
        remove(session);
        sessions.put(session, holder);
        counts.merge(holder, 1, Integer::sum);
    }

    private void remove(String session) {
        Holder holder = sessions.remove(session);
        if (holder != null) {
            int left = counts.merge(holder, -1, Integer::sum);
            if (left == 0) {
                counts.remove(holder);
            }
        }
    }
}
