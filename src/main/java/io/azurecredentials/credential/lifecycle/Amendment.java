package io.azurecredentials.credential.lifecycle;

import io.azurecredentials.credential.lifecycle.Adjustment.Move;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Has every living service principal adjusted to what is wanted. One whose place an application
 * that others use is to take goes on as it is until then.
 */
final class Amendment {
    private Amendment() {}

    /** All that can be done now, the most important first. */
    static Stream<Step> due(Facts facts) {
        return living(facts).flatMap(it -> of(facts, it).due().map(move -> step(it, move)));
    }

    /** When something that is taken away is looked at again. */
    static Stream<Instant> later(Facts facts) {
        return living(facts).flatMap(it -> of(facts, it).later());
    }

    /** The intent, for one that was never given what was written down, and has no user yet. */
    static Optional<Step> ahead(Facts facts, Wish.Granted wish, Principal principal) {
        return adjustment(facts, principal, Optional.of(wish.rights()))
                .ahead()
                .map(Step.Amend::new);
    }

    private static Step step(Principal principal, Move move) {
        return switch (move) {
            case Move.Intend(Ledger next) -> new Step.Amend(next);
            case Move.Give(List<Right> rights, List<Right> surplus) ->
                    new Step.Give(principal, rights, surplus);
            case Move.Take(List<Right> rights) -> new Step.Take(principal, rights);
        };
    }

    private static Stream<Principal> living(Facts facts) {
        return facts.ledger().principals().stream()
                .filter(it -> !it.isShared())
                .filter(it -> it.grantedAt().isPresent() && it.absentSince().isEmpty());
    }

    private static Adjustment of(Facts facts, Principal principal) {
        return adjustment(facts, principal, wanted(facts, principal));
    }

    private static Adjustment adjustment(
            Facts facts, Principal principal, Optional<List<Right>> wanted) {
        return new Adjustment(
                facts.ledger(), principal, wanted, facts.now(), facts.patience().settle());
    }

    /** Empty while nobody knows, or while it is another's, or another role's, to say. */
    private static Optional<List<Right>> wanted(Facts facts, Principal principal) {
        return facts.wish() instanceof Wish.Granted wish
                        && principal.isFor(wish)
                        && wish.target() instanceof Target.Dynamic
                ? Optional.of(wish.rights())
                : Optional.empty();
    }
}
