package io.azurecredentials.base;

import static io.azurecredentials.base.Condition.LOGIN_READY;
import static io.azurecredentials.base.Condition.READY;
import static io.azurecredentials.base.Condition.RECONCILING;
import static io.azurecredentials.base.Condition.ROOT_EXPIRING;
import static io.azurecredentials.base.Condition.STALLED;
import static io.azurecredentials.base.Condition.SUSPENDED;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one place where conditions come from. {@code Ready} is always there; {@code Reconciling} and
 * {@code Stalled} only while they are true, as kstatus wants it.
 */
public final class Conditions {
    private final List<Condition> old;
    private final long generation;
    private final Instant now;

    private Conditions(List<Condition> old, long generation, Instant now) {
        this.old = old;
        this.generation = generation;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Starts from the conditions of the last status.
     *
     * @param old none at all while there is no status
     */
    public static Conditions since(@Nullable List<Condition> old, long generation, Instant now) {
        return new Conditions(old == null ? List.of() : List.copyOf(old), generation, now);
    }

    /** Whether these say that the spec of that generation works. */
    public static boolean areReady(@Nullable List<Condition> conditions, long generation) {
        return find(READY, conditions, generation).filter(Condition::holds).isPresent();
    }

    /**
     * What to say of an object that is not Ready, to whoever may not look at it: the reason that
     * these give, if they speak of the spec of that generation.
     *
     * @param object kind and name
     */
    public static String notReady(
            String object, @Nullable List<Condition> conditions, long generation) {
        String why =
                find(READY, conditions, generation).map(it -> " (" + it.reason() + ")").orElse("");
        return object + " is not Ready" + why + "; see its conditions.";
    }

    /** What these say of the spec of that generation, if they speak of it. */
    public static Optional<Condition> find(
            String type, @Nullable List<Condition> conditions, long generation) {
        return Optional.ofNullable(conditions).stream()
                .flatMap(List::stream)
                .filter(it -> it.type().equals(type))
                .filter(it -> it.observedGeneration() == generation)
                .findFirst();
    }

    /** It works and nothing is under way. */
    public List<Condition> ready(Reason reason, String message) {
        return List.of(observed(READY, "True", reason, message));
    }

    /** It works, and something is under way that does not touch what works. */
    public List<Condition> readyWhile(Reason reason, String message) {
        return List.of(
                observed(READY, "True", reason, message),
                observed(RECONCILING, "True", reason, message));
    }

    /** It does not work yet, and something is under way. */
    public List<Condition> progressing(Reason reason, String message) {
        return List.of(
                observed(READY, "False", reason, message),
                observed(RECONCILING, "True", reason, message));
    }

    /**
     * The same conditions, and that nothing new is to come.
     *
     * @param by what says so
     */
    public List<Condition> suspended(List<Condition> conditions, String by) {
        return plus(
                conditions,
                observed(
                        SUSPENDED,
                        "True",
                        Reason.SUSPENDED,
                        by + " asks for nothing new to be issued or rotated."));
    }

    /**
     * The same conditions, and that the root credential nears its end.
     *
     * @param message names it
     */
    public List<Condition> expiring(List<Condition> conditions, String message) {
        return plus(
                conditions, observed(ROOT_EXPIRING, "True", Reason.CREDENTIAL_EXPIRES, message));
    }

    /** The same conditions, and that one can log in. */
    public List<Condition> loginOpen(List<Condition> conditions) {
        return plus(
                conditions,
                observed(LOGIN_READY, "True", Reason.LOGIN_OPEN, Reason.LOGIN_OPEN.sentence()));
    }

    /** The same conditions, and that nobody can log in for now, because somebody wants it so. */
    public List<Condition> loginSuspended(List<Condition> conditions, Problem suspension) {
        return plus(
                conditions,
                observed(LOGIN_READY, "False", suspension.reason(), suspension.message()));
    }

    /** The same conditions, and that nobody can log in, because the object is to go. */
    public List<Condition> loginEnded(List<Condition> conditions, String message) {
        return plus(conditions, observed(LOGIN_READY, "False", Reason.IN_USE, message));
    }

    /**
     * The same conditions, and what is in the way of logging in. What time may fix leaves standing
     * what was said of the same spec before. What only a person can fix is said in {@code Stalled}
     * as well, unless something else is; what works beside it goes on.
     */
    public List<Condition> loginClosed(List<Condition> conditions, Problem problem) {
        if (problem instanceof Problem.Retryable) {
            return plus(conditions, undecided(LOGIN_READY, problem));
        }
        List<Condition> all =
                plus(
                        conditions,
                        observed(LOGIN_READY, "False", problem.reason(), problem.message()));
        return all.stream().anyMatch(it -> it.type().equals(STALLED))
                ? all
                : plus(all, observed(STALLED, "True", problem.reason(), problem.message()));
    }

    /** Something is in the way; who can fix it decides what the conditions say. */
    public List<Condition> problem(Problem problem) {
        return switch (problem) {
            case Problem.UserError it -> stalled(it);
            case Problem.Denied it -> stalled(it);
            case Problem.Terminal it -> stalled(it);
            case Problem.Retryable it -> retrying(it);
        };
    }

    /** Something is in the way, but what was issued before still works. */
    public List<Condition> problemWhileReady(Problem problem) {
        List<Condition> all = new ArrayList<>(problem(problem));
        all.replaceAll(
                it ->
                        it.type().equals(READY)
                                ? observed(READY, "True", problem.reason(), problem.message())
                                : it);
        return List.copyOf(all);
    }

    private List<Condition> stalled(Problem problem) {
        return List.of(
                observed(READY, "False", problem.reason(), problem.message()),
                observed(STALLED, "True", problem.reason(), problem.message()));
    }

    /** Time may fix it: what Ready said last still holds, unless it was said of another spec. */
    private List<Condition> retrying(Problem problem) {
        return List.of(
                undecided(READY, problem),
                observed(RECONCILING, "True", problem.reason(), problem.message()));
    }

    private Condition undecided(String type, Problem problem) {
        String status = find(type, old, generation).map(Condition::status).orElse("Unknown");
        return observed(type, status, problem.reason(), problem.message());
    }

    private static List<Condition> plus(List<Condition> conditions, Condition more) {
        return Stream.concat(conditions.stream(), Stream.of(more)).toList();
    }

    private Condition observed(String type, String status, Reason reason, String message) {
        Instant since =
                last(type)
                        .filter(it -> it.status().equals(status))
                        .map(Condition::lastTransitionTime)
                        .orElse(now);
        return new Condition(type, status, generation, since, reason.toString(), message);
    }

    private Optional<Condition> last(String type) {
        return old.stream().filter(it -> it.type().equals(type)).findFirst();
    }
}
