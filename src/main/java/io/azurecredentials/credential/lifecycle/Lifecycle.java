package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.base.Reason.LEASE_ENDED;
import static io.azurecredentials.base.Reason.SECRET_CONFLICT;
import static java.time.temporal.ChronoUnit.SECONDS;

import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.credential.lifecycle.Step.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides the next step of a credential from facts alone. */
public final class Lifecycle {
    /** When a refusal is looked at again if nothing else happens first. */
    static final Duration RECHECK = Duration.ofMinutes(15);

    /** The same for what Kubernetes would know but nobody watches: Secrets that are not ours. */
    private static final Duration UNTOLD = Duration.ofSeconds(30);

    private Lifecycle() {}

    /** The one thing to do next. */
    public static Step next(Facts facts) {
        if (facts.deleting()) {
            return facts.asked().abandoned() ? new Step.Forget() : Departure.leave(facts);
        }
        return facts.ledger().ending().isPresent() ? Departure.windUp(facts) : pursue(facts);
    }

    /** What else is due, while something is in the way of one step. */
    public static List<Step> besides(Facts facts, Step blocked) {
        List<Step> due =
                facts.deleting() || facts.ledger().ending().isPresent()
                        ? Departure.revocations(facts).toList()
                        : Chores.allDue(facts).toList();
        return due.stream().filter(it -> !it.equals(blocked)).toList();
    }

    /** What keeps the credential itself from going on, whatever is due for its consumers. */
    public static Optional<Step.Refuse> refusal(Facts facts) {
        boolean leaving = facts.deleting() || facts.ledger().ending().isPresent();
        return !leaving && wanted(facts) instanceof Step.Refuse refuse
                ? Optional.of(refuse)
                : Optional.empty();
    }

    /** When something falls due, or ends, at the latest: for whoever is kept from going on. */
    public static Instant nextDeadline(Facts facts) {
        Instant recheck = facts.now().plus(RECHECK);
        return deadline(
                facts,
                renewAt(facts)
                        .filter(it -> it.isAfter(facts.now()) && it.isBefore(recheck))
                        .orElse(recheck));
    }

    /** The same for whoever could not remove something: what he would have waited for goes on. */
    public static Instant comeBack(Facts facts) {
        Instant deadline = nextDeadline(facts);
        boolean leaving = facts.deleting() || facts.ledger().ending().isPresent();
        return !leaving && wanted(facts) instanceof Step.Rest(Instant until, _)
                ? earlier(until, deadline)
                : deadline;
    }

    private static Optional<Instant> renewAt(Facts facts) {
        return facts.wish() instanceof Wish.Granted wish
                ? facts.ledger().published().map(it -> renewAt(facts, wish, it))
                : Optional.empty();
    }

    /** Removing what was superseded never waits for anything but its own time. */
    private static Step pursue(Facts facts) {
        Step step = wanted(facts);
        return switch (step) {
            case Step.Rest rest ->
                    Chores.due(facts)
                            .orElseGet(
                                    () -> new Step.Rest(deadline(facts, rest.until()), rest.why()));
            case Step.Refuse refuse -> Chores.due(facts).orElse(refuse);
            case Step.Reserve _,
                    Step.Create _,
                    Step.Assign _,
                    Step.Issue _,
                    Step.Prove _,
                    Step.Publish _,
                    Step.Note _,
                    Step.Amend _,
                    Step.Give _,
                    Step.Take _,
                    Step.Retire _,
                    Step.Revoke _,
                    Step.Inspect _,
                    Step.Extend _,
                    Step.End _,
                    Step.Withdraw _,
                    Step.Discard _,
                    Step.Roll _,
                    Step.Watch _,
                    Step.Forget _ ->
                    step;
        };
    }

    /** Conditions speak of the published lease, so its end is a deadline too. */
    private static Instant deadline(Facts facts, Instant until) {
        Instant chore = Chores.earliest(facts, until);
        return Stream.of(
                        Attempt.working(facts).map(Key::expiresAt).stream(),
                        Life.end(facts).stream(),
                        Draws.deadlines(facts))
                .flatMap(it -> it)
                .reduce(chore, Lifecycle::earlier);
    }

    private static Step wanted(Facts facts) {
        return facts.draw().map(it -> Draws.wanted(facts, it)).orElseGet(() -> delivered(facts));
    }

    /** What is delivered as a Secret is kept there. */
    private static Step delivered(Facts facts) {
        if (hasEnded(facts)) {
            return end(facts, LEASE_ENDED);
        }
        return switch (facts.wish()) {
            case Wish.Refused(Problem problem) -> refuse(facts, problem);
            case Wish.Revoked(Problem problem) ->
                    facts.ledger().issuer().isPresent()
                            ? end(facts, problem.reason())
                            // A cache may not know yet that something was issued
                            : new Step.Refuse(problem, soon(facts));
            case Wish.Granted granted -> {
                if (facts.shelf().delivery() instanceof Delivery.Foreign) {
                    yield kept(facts, granted);
                }
                if (facts.asked().suspendedBy().isPresent()) {
                    yield new Step.Rest(nextDeadline(facts), Why.SUSPENDED);
                }
                yield renewed(facts, granted);
            }
        };
    }

    private static Step renewed(Facts facts, Wish.Granted wish) {
        return Adoption.due(facts)
                .or(() -> facts.ledger().reserved().map(key -> Attempt.next(facts, wish, key)))
                .orElseGet(() -> keepFresh(facts, wish));
    }

    /**
     * While the wanted name is somebody else's, a Secret under a former name stays in use: who
     * renames by mistake loses nothing.
     */
    private static Step kept(Facts facts, Wish.Granted wish) {
        Step.Refuse refuse = new Step.Refuse(secretConflict(facts), soon(facts));
        Step step =
                facts.ledger()
                        .lastServed()
                        .map(Key::secretName)
                        .filter(facts.shelf()::isOurs)
                        .filter(_ -> facts.asked().suspendedBy().isEmpty())
                        .map(it -> renewed(facts.wanting(it), wish))
                        .orElse(refuse);
        return step instanceof Step.Rest(Instant until, _)
                ? new Step.Refuse(refuse.problem(), earlier(refuse.until(), until))
                : step;
    }

    static Step end(Facts facts, Reason why) {
        Ending now = new Ending(facts.now().truncatedTo(SECONDS), why);
        return new Step.End(facts.ledger().ended(now));
    }

    private static Step keepFresh(Facts facts, Wish.Granted wish) {
        Optional<Key> held = inPlace(facts);
        if (held.isEmpty() || !Suitability.of(held.get(), facts, wish)) {
            return Reservation.spaced(facts, wish);
        }
        Instant renewAt = renewAt(facts, wish, held.get());
        if (!facts.now().isBefore(renewAt)) {
            return Reservation.first(facts, wish);
        }
        Instant inspectAt = Visibility.inspectAt(facts, held.get());
        return facts.now().isBefore(inspectAt)
                ? new Step.Rest(earlier(renewAt, inspectAt), Why.FRESH)
                : new Step.Inspect(
                        facts.ledger().principal(held.get().epoch()).orElseThrow(), held.get());
    }

    /** What its Secret holds as it was published: one that was edited counts as taken away. */
    private static Optional<Key> held(Facts facts) {
        return facts.ledger()
                .published()
                .filter(it -> it.isHeldIn(facts.shelf()) && it.isIntactIn(facts.shelf()));
    }

    /** The same, if that is the Secret that is wanted now. */
    private static Optional<Key> inPlace(Facts facts) {
        return held(facts).filter(it -> it.secretName().equals(facts.shelf().wanted()));
    }

    /** A lease that nobody extended ends, whether or not role and config can be read. */
    static boolean hasEnded(Facts facts) {
        Optional<Instant> last =
                facts.asked().renewal() == Renewal.ON_REQUEST
                        ? facts.ledger().leaseEnd()
                        : Optional.empty();
        return Stream.concat(last.stream(), Life.end(facts).stream())
                .anyMatch(it -> !facts.now().isBefore(it));
    }

    /** When a successor is issued; for a lease that has none, when it ends. */
    public static Instant renewAt(Facts facts, Wish.Granted wish, Key key) {
        boolean last =
                facts.asked().renewal() == Renewal.ON_REQUEST
                        || Life.end(facts).filter(it -> !key.expiresAt().isBefore(it)).isPresent();
        Instant end = Life.end(facts).orElse(key.expiresAt());
        return last ? earlier(key.expiresAt(), end) : wish.terms().renewAt(key, facts.owner());
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Step refuse(Facts facts, Problem problem) {
        return new Step.Refuse(problem, nextDeadline(facts));
    }

    private static Instant soon(Facts facts) {
        Instant look = facts.now().plus(UNTOLD);
        Instant deadline = nextDeadline(facts);
        return look.isBefore(deadline) ? look : deadline;
    }

    static Problem secretConflict(Facts facts) {
        return new Problem.UserError(
                SECRET_CONFLICT,
                "The Secret "
                        + facts.shelf().wanted()
                        + " exists and does not belong to this AzureCredential, so it stays"
                        + " untouched; remove that Secret, or choose another secret.name.");
    }
}
