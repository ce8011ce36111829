package io.azurecredentials.event;

import static io.azurecredentials.base.Condition.READY;
import static io.azurecredentials.base.Condition.RECONCILING;
import static io.azurecredentials.base.Condition.STALLED;

import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the conditions said before a status write and say after it. Only what is new is worth an
 * Event, and the same failure of the same spec is one thing however often it comes back.
 *
 * @param before empty while there was no status
 */
public record Transition(List<Condition> before, List<Condition> after) {
    /**
     * A person's error is told at once. Of what time mends, and what has not worked before, only
     * these are: a person may have to look after all, whereas order of creation, replication and
     * throttling are everyday life and would make as many Events as there are objects.
     */
    private static final Set<String> OUTAGES =
            Set.of(Reason.AZURE_UNAVAILABLE.toString(), Reason.INTERNAL_ERROR.toString());

    /** What somebody asked for is no failure, although it takes a person to have it otherwise. */
    private static final Set<String> INTENDED =
            Set.of(
                    Reason.SUSPENDED.toString(),
                    Reason.LEASE_ENDED.toString(),
                    Reason.ROLE_DELETED.toString());

    /** What is said of work that goes on; it says what is in its way once something is. */
    private static final Set<String> UNDER_WAY =
            Set.of(
                    Reason.ISSUING.toString(),
                    Reason.PROVING.toString(),
                    Reason.REVOKING.toString(),
                    Reason.SETTLING.toString(),
                    Reason.IN_USE.toString());

    public Transition {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** From the conditions of one status, if it had any, to those of the next. */
    public static Transition between(@Nullable List<Condition> before, List<Condition> after) {
        return new Transition(before == null ? List.of() : before, after);
    }

    /** Either, if it is worth telling. */
    public List<Report> reports(EventReason success, EventReason failure) {
        return success(success).or(() -> failure(failure)).stream().toList();
    }

    /** What newly stands in the way, told for that reason. */
    public Optional<Report> failure(EventReason reason) {
        return failed(after)
                .or(this::broken)
                .filter(it -> failed(before).filter(old -> isSame(old, it)).isEmpty())
                .map(
                        it ->
                                new Report(
                                        reason,
                                        it.observedGeneration() + "/" + it.reason(),
                                        it.reason() + ": " + it.message()));
    }

    /** That it works, and did not before or was not known to for this spec. */
    public Optional<Report> success(EventReason reason) {
        return ready(after)
                .filter(it -> it.holds() && one(after, RECONCILING).isEmpty())
                .filter(it -> one(after, STALLED).isEmpty())
                .filter(it -> ready(before).filter(old -> worked(old, it)).isEmpty())
                .map(
                        it ->
                                new Report(
                                        reason,
                                        it.observedGeneration()
                                                + "/"
                                                + ready(before).map(Condition::reason).orElse(""),
                                        it.message()));
    }

    /**
     * What is said of the object as a whole after the write, if this is said for the first time.
     */
    public Optional<Condition> newlyReady(Predicate<Condition> what) {
        return ready(after).filter(what).filter(_ -> ready(before).filter(what).isEmpty());
    }

    /**
     * That something worked, does not any more, and nobody has changed the spec is never everyday
     * life, whoever mends it.
     */
    private Optional<Condition> broken() {
        return ready(after)
                .filter(it -> it.status().equals("False"))
                .filter(it -> !UNDER_WAY.contains(it.reason()) && !INTENDED.contains(it.reason()))
                .filter(it -> ready(before).filter(old -> wasReady(old, it)).isPresent());
    }

    private static boolean wasReady(Condition old, Condition now) {
        return old.holds() && old.observedGeneration() == now.observedGeneration();
    }

    private boolean worked(Condition old, Condition now) {
        return wasReady(old, now) && failed(before).isEmpty();
    }

    private static Optional<Condition> failed(List<Condition> conditions) {
        return one(conditions, STALLED)
                .or(() -> ready(conditions).filter(it -> OUTAGES.contains(it.reason())))
                .filter(it -> !INTENDED.contains(it.reason()));
    }

    private static boolean isSame(Condition old, Condition now) {
        return old.reason().equals(now.reason())
                && old.observedGeneration() == now.observedGeneration();
    }

    private static Optional<Condition> ready(List<Condition> conditions) {
        return one(conditions, READY);
    }

    private static Optional<Condition> one(List<Condition> conditions, String type) {
        return conditions.stream().filter(it -> it.type().equals(type)).findFirst();
    }
}
