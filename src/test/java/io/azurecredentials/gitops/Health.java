package io.azurecredentials.gitops;

import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Kstatus;
import io.azurecredentials.base.Reason;
import java.util.List;

/**
 * What Argo CD shows of an object.
 *
 * @see <a href="https://argo-cd.readthedocs.io/en/stable/operator-manual/health/">Resource
 *     health</a>
 */
public enum Health {
    /** A wave of a sync is over once all of it is. */
    HEALTHY("Healthy"),
    /** A sync waits. */
    PROGRESSING("Progressing"),
    /** A sync waits, for whoever asked for it. */
    SUSPENDED("Suspended"),
    /** A sync fails. */
    DEGRADED("Degraded");

    private final String word;

    Health(String word) {
        this.word = word;
    }

    /** What the word stands for that a health check returns. */
    static Health of(String word) {
        for (Health it : values()) {
            if (it.word.equals(word)) {
                return it;
            }
        }
        throw new AssertionError(word + " is no health that is ours to tell");
    }

    /**
     * What it has to be for Argo CD and kstatus to agree. Of suspension kstatus knows nothing: what
     * works is finished to it, and what does not is failed.
     */
    public static Health of(Kstatus kstatus, List<Condition> conditions) {
        return switch (kstatus) {
            case IN_PROGRESS, TERMINATING -> PROGRESSING;
            case CURRENT -> holds(conditions, Condition.SUSPENDED) ? SUSPENDED : HEALTHY;
            case FAILED -> isForSuspension(conditions) ? SUSPENDED : DEGRADED;
        };
    }

    private static boolean isForSuspension(List<Condition> conditions) {
        return holds(conditions, Condition.SUSPENDED)
                && conditions.stream()
                        .filter(it -> it.type().equals(Condition.STALLED))
                        .allMatch(it -> it.reason().equals(Reason.SUSPENDED.toString()));
    }

    private static boolean holds(List<Condition> conditions, String type) {
        return conditions.stream().anyMatch(it -> it.type().equals(type) && it.holds());
    }
}
