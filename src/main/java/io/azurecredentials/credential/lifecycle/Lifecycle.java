package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.base.Reason.CONFIG_CHANGED;
import static io.azurecredentials.base.Reason.SECRET_CONFLICT;

import io.azurecredentials.base.Problem;
import io.azurecredentials.credential.lifecycle.Step.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides the next step of a credential from facts alone. */
public final class Lifecycle {
    /** When a refusal is looked at again if nothing else happens first. */
    static final Duration RECHECK = Duration.ofMinutes(15);

    private Lifecycle() {}

    /** The one thing to do next. */
    public static Step next(Facts facts) {
        return facts.deleting() ? leave(facts) : pursue(facts);
    }

    /** What can be done although something is in the way of the next step. */
    public static Optional<Step> meanwhile(Facts facts) {
        return facts.deleting() ? Optional.empty() : Chores.due(facts);
    }

    /** The next removal, for whoever cannot go on before. */
    public static Instant nextChore(Facts facts, Instant otherwise) {
        return Chores.earliest(facts, otherwise);
    }

    private static Step leave(Facts facts) {
        Optional<Step> due =
                facts.ledger().principals().stream()
                        .filter(it -> Chores.isDue(it, facts, facts.now()))
                        .findFirst()
                        .map(Step.Revoke::new);
        return due.or(() -> Chores.settling(facts).map(it -> new Step.Rest(it, Why.SETTLING)))
                .orElseGet(Step.Forget::new);
    }

    /** Removing what was superseded never waits for anything but its own time. */
    private static Step pursue(Facts facts) {
        Step step = wanted(facts);
        return switch (step) {
            case Step.Rest rest ->
                    Chores.due(facts)
                            .orElseGet(
                                    () ->
                                            new Step.Rest(
                                                    Chores.earliest(facts, rest.until()),
                                                    rest.why()));
            case Step.Refuse refuse ->
                    Chores.due(facts)
                            .orElseGet(
                                    () ->
                                            new Step.Refuse(
                                                    refuse.problem(),
                                                    Chores.earliest(facts, refuse.until())));
            case Step.Reserve _,
                    Step.Create _,
                    Step.Assign _,
                    Step.Issue _,
                    Step.Prove _,
                    Step.Publish _,
                    Step.Note _,
                    Step.Retire _,
                    Step.Revoke _,
                    Step.Forget _ ->
                    step;
        };
    }

    private static Step wanted(Facts facts) {
        return switch (facts.wish()) {
            case Wish.Refused(Problem problem) -> refuse(facts, problem);
            case Wish.Granted granted -> {
                if (facts.ledger()
                        .issuer()
                        .filter(it -> !it.equals(granted.issuer()))
                        .isPresent()) {
                    yield refuse(facts, configChanged());
                }
                if (facts.delivery() instanceof Delivery.Foreign) {
                    yield refuse(facts, secretConflict());
                }
                yield facts.ledger()
                        .reserved()
                        .map(key -> Attempt.next(facts, granted, key))
                        .orElseGet(() -> keepFresh(facts, granted));
            }
        };
    }

    private static Step keepFresh(Facts facts, Wish.Granted wish) {
        Optional<Key> held = facts.ledger().published().filter(it -> it.isHeldBy(facts.delivery()));
        if (held.isEmpty()) {
            return Reservation.first(facts, wish);
        }
        Instant renewAt = wish.terms().renewAt(held.get(), facts.owner());
        return facts.now().isBefore(renewAt)
                ? new Step.Rest(renewAt, Why.FRESH)
                : Reservation.first(facts, wish);
    }

    private static Step refuse(Facts facts, Problem problem) {
        return new Step.Refuse(problem, facts.now().plus(RECHECK));
    }

    private static Problem configChanged() {
        return new Problem.UserError(
                CONFIG_CHANGED,
                "The role's AzureConfig is not the one this credential was issued through; create another AzureCredential.");
    }

    private static Problem secretConflict() {
        return new Problem.UserError(
                SECRET_CONFLICT,
                "A Secret of the wanted name exists and does not belong to this AzureCredential; choose another secret.name or remove that Secret.");
    }
}
