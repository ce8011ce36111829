package io.azurecredentials.draw;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many draws of one role somebody may have, whichever tokens he shows: what he draws is made
 * with the requests to Azure that all share. Those of another replica that are not written down yet
 * are not known, so that there may be a few more. Thread-safe.
 */
final class Bounds {
    /**
     * That he waits for. A fleet that starts together shares an identity, and many clients do not
     * ask again after 429; all of them take the 32 places of the leader twice, so that others wait
     * for seconds and not for long.
     */
    static final int MOST_AWAITED = 64;

    /**
     * That exist; those that go count until nothing is left of them. As many machines may share an
     * identity (Azure, "Virtual Machine Scale Sets": limits).
     */
    static final int MOST = 1_000;

    private final Map<String, Integer> awaited = new HashMap<>();

    /** Takes a place for one that he waits for here; false if there is none left. */
    synchronized boolean enter(String who) {
        int before = awaited.getOrDefault(who, 0);
        if (before >= MOST_AWAITED) {
            return false;
        }
        awaited.put(who, before + 1);
        return true;
    }

    /** Gives it back. */
    synchronized void leave(String who) {
        if (awaited.merge(who, -1, Integer::sum) == 0) {
            awaited.remove(who);
        }
    }

    /**
     * Whether there is room for one more.
     *
     * @param all that he has of the role
     */
    static boolean hasRoom(List<AzureCredential> all) {
        return all.size() < MOST && all.stream().filter(Bounds::isAwaited).count() < MOST_AWAITED;
    }

    private static boolean isAwaited(AzureCredential object) {
        return !Lease.isGoing(object) && Lease.deliveredAt(object).isEmpty();
    }
}
