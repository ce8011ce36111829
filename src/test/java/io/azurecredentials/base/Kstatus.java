package io.azurecredentials.base;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What kstatus makes of a custom resource, and with it Flux, {@code kpt} and whatever else waits
 * for objects of any kind.
 *
 * @see <a
 *     href="https://github.com/kubernetes-sigs/cli-utils/blob/master/pkg/kstatus/README.md">kstatus</a>
 */
public enum Kstatus {
    IN_PROGRESS,
    FAILED,
    CURRENT,
    TERMINATING;

    /**
     * Looks at what kstatus looks at, in its order.
     *
     * @param deleting whether there is a deletionTimestamp
     * @param observedGeneration of the status, if it has one
     * @param conditions none at all while there is no status
     */
    public static Kstatus of(
            boolean deleting,
            long generation,
            @Nullable Long observedGeneration,
            @Nullable List<Condition> conditions) {
        if (deleting) {
            return TERMINATING;
        }
        if (observedGeneration != null && observedGeneration != generation) {
            return IN_PROGRESS;
        }
        List<Condition> all = conditions == null ? List.of() : conditions;
        for (Condition it : all) {
            if (it.type().equals("Reconciling") && it.holds()) {
                return IN_PROGRESS;
            }
            if (it.type().equals("Stalled") && it.holds()) {
                return FAILED;
            }
        }
        return all.stream().filter(it -> it.type().equals("Ready")).allMatch(Condition::holds)
                ? CURRENT
                : IN_PROGRESS;
    }

    /** Of an object that lives, with a status about its present spec. */
    public static Kstatus of(List<Condition> conditions) {
        return of(false, 1, 1L, conditions);
    }
}
