package io.azurecredentials.role.lifecycle;

import io.azurecredentials.base.Problem;
import io.azurecredentials.credential.lifecycle.Adjustment;
import io.azurecredentials.credential.lifecycle.Adjustment.Move;
import io.azurecredentials.credential.lifecycle.Ledger;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.credential.lifecycle.Right;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides the next step of a role's applications from facts alone. */
public final class Upkeep {
    /** When all is looked at again if nothing else happens first. */
    private static final Duration RECHECK = Duration.ofMinutes(15);

    private Upkeep() {}

    /** The one thing to do next. */
    public static Step next(Facts facts) {
        return switch (facts.wish()) {
            case Wish.Kept wish -> keep(facts, wish);
            case Wish.Unknown _ -> clear(facts);
            case Wish.Unwanted _ ->
                    facts.estate()
                            .current()
                            .<Step>map(it -> new Step.Note(retiring(facts, it)))
                            .orElseGet(() -> clear(facts));
            case Wish.Ended _ -> Clearance.leave(facts);
        };
    }

    /** What else is due, while something is in the way of one step. */
    public static List<Step> besides(Facts facts, Step blocked) {
        return Stream.concat(adjustments(facts), Clearance.due(facts))
                .filter(it -> !it.equals(blocked))
                .toList();
    }

    private static Step keep(Facts facts, Wish.Kept wish) {
        Step step = wanted(facts, wish);
        return switch (step) {
            case Step.Rest(Instant until) ->
                    Clearance.due(facts)
                            .findFirst()
                            .orElseGet(() -> new Step.Rest(Clearance.earliest(facts, until)));
            case Step.Refuse(Problem problem, Instant until) ->
                    Clearance.due(facts)
                            .findFirst()
                            .orElseGet(
                                    () ->
                                            new Step.Refuse(
                                                    problem, Clearance.earliest(facts, until)));
            case Step.Reserve _,
                    Step.Note _,
                    Step.Create _,
                    Step.Assign _,
                    Step.Give _,
                    Step.Take _,
                    Step.Inspect _,
                    Step.Revoke _,
                    Step.Forget _ ->
                    step;
        };
    }

    /** What was being taken away goes on going. */
    private static Step clear(Facts facts) {
        return Stream.concat(Clearance.due(facts), adjustments(facts))
                .findFirst()
                .orElseGet(
                        () ->
                                new Step.Rest(
                                        Clearance.earliest(facts, later(facts, recheck(facts)))));
    }

    private static Step wanted(Facts facts, Wish.Kept wish) {
        Optional<Principal> current = facts.estate().current();
        return current.map(
                        it ->
                                it.issuer().equals(wish.issuer())
                                        ? keep(facts, wish, it)
                                        : new Step.Note(retiring(facts, it)))
                .orElseGet(() -> new Step.Reserve(facts.estate().reserving(wish, facts.now())));
    }

    /** Looked at first: what is not there any more takes nothing, for ever. */
    private static Step keep(Facts facts, Wish.Kept wish, Principal principal) {
        if (principal.grantedAt().isEmpty()) {
            return make(facts, wish, principal);
        }
        Instant shown = principal.grantedAt().orElseThrow().plus(facts.settle());
        Instant inspectAt = shown.isAfter(facts.inspectAt()) ? shown : facts.inspectAt();
        return facts.now().isBefore(inspectAt)
                ? adjustments(facts)
                        .findFirst()
                        .orElseGet(() -> new Step.Rest(later(facts, inspectAt)))
                : new Step.Inspect(principal);
    }

    /** Making is safe to repeat, so whoever comes after a crash goes on where it was. */
    private static Step make(Facts facts, Wish.Kept wish, Principal principal) {
        Optional<InHand> hand = facts.hand(principal.epoch());
        if (hand.filter(it -> it.isMissingFor(facts.settle(), facts.now())).isPresent()) {
            return new Step.Note(retiring(facts, principal));
        }
        if (hand.isEmpty() && !principal.retried()) {
            return new Step.Note(facts.estate().takingUp(principal));
        }
        if (principal.ids().isEmpty()) {
            return new Step.Create(principal, wish);
        }
        return adjustment(facts, principal)
                .ahead()
                .<Step>map(it -> new Step.Note(facts.estate().with(it)))
                .orElseGet(() -> new Step.Assign(principal));
    }

    private static Instant later(Facts facts, Instant other) {
        return living(facts)
                .flatMap(it -> adjustment(facts, it).later())
                .reduce(other, Upkeep::earlier);
    }

    private static Stream<Step> adjustments(Facts facts) {
        return living(facts)
                .flatMap(it -> adjustment(facts, it).due().map(move -> step(facts, it, move)));
    }

    private static Step step(Facts facts, Principal principal, Move move) {
        return switch (move) {
            case Move.Intend(Ledger next) -> new Step.Note(facts.estate().with(next));
            case Move.Give(List<Right> rights, List<Right> surplus) ->
                    new Step.Give(principal, rights, surplus);
            case Move.Take(List<Right> rights) -> new Step.Take(principal, rights);
        };
    }

    private static Stream<Principal> living(Facts facts) {
        return facts.estate().principals().stream()
                .filter(it -> it.grantedAt().isPresent() && it.absentSince().isEmpty())
                .filter(it -> !isMissing(facts, it));
    }

    /** Not seen when it was looked at last, and looked at again soon. */
    private static boolean isMissing(Facts facts, Principal principal) {
        return facts.hand(principal.epoch()).flatMap(InHand::missingSince).isPresent();
    }

    private static Adjustment adjustment(Facts facts, Principal principal) {
        return new Adjustment(
                facts.estate().ledger(),
                principal,
                rights(facts, principal),
                facts.now(),
                facts.settle());
    }

    /** Another config's are given to none that was made through this one. */
    private static Optional<List<Right>> rights(Facts facts, Principal principal) {
        return facts.wish() instanceof Wish.Kept wish && principal.issuer().equals(wish.issuer())
                ? Optional.of(wish.rights())
                : Optional.empty();
    }

    private static Estate retiring(Facts facts, Principal principal) {
        return facts.estate().retiring(principal, facts.now());
    }

    private static Instant recheck(Facts facts) {
        return facts.now().plus(RECHECK);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
