package io.azurecredentials.credential.lifecycle;

import io.azurecredentials.credential.lifecycle.Step.Why;
import java.util.stream.Stream;

/** Takes everything away: for an object that goes, or a lease that has ended for good. */
final class Departure {
    private Departure() {}

    /** The lease has ended: first nobody gets it any more, then it is removed. */
    static Step windUp(Facts facts) {
        return facts.shelf().ours().stream()
                .<Step>map(Step.Withdraw::new)
                .findFirst()
                .or(() -> revocations(facts).findFirst())
                .or(() -> facts.draw().filter(_ -> isEmpty(facts)).map(_ -> new Step.Discard()))
                .orElseGet(
                        () ->
                                new Step.Rest(
                                        Chores.settling(facts)
                                                .orElseGet(
                                                        () -> facts.now().plus(Lifecycle.RECHECK)),
                                        Why.ENDED));
    }

    private static boolean isEmpty(Facts facts) {
        return facts.ledger().principals().isEmpty();
    }

    /** The object goes as soon as nothing of it is left in Azure. */
    static Step leave(Facts facts) {
        return revocations(facts)
                .findFirst()
                .or(() -> Chores.settling(facts).map(it -> new Step.Rest(it, Why.SETTLING)))
                .orElseGet(Step.Forget::new);
    }

    /** Everything in Azure that can be worked on now. */
    static Stream<Step> revocations(Facts facts) {
        return facts.ledger().principals().stream()
                .filter(it -> Chores.isDue(it, facts, facts.now()))
                .map(Step.Revoke::new);
    }
}
