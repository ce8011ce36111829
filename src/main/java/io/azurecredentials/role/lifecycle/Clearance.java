package io.azurecredentials.role.lifecycle;

import io.azurecredentials.credential.lifecycle.Principal;
import java.time.Instant;
import java.util.stream.Stream;

/** Takes away what is not wanted any more: at once if the role goes, else once nobody uses it. */
final class Clearance {
    private Clearance() {}

    /** Nothing that was issued is left, so nobody can use any of it. */
    static Step leave(Facts facts) {
        return due(facts)
                .findFirst()
                .or(
                        () ->
                                facts.estate().principals().stream()
                                        .map(it -> at(it, facts))
                                        .min(Instant::compareTo)
                                        .map(Step.Rest::new))
                .orElseGet(Step.Forget::new);
    }

    /** Every removal that can be worked on now. */
    static Stream<Step> due(Facts facts) {
        return free(facts).filter(it -> !at(it, facts).isAfter(facts.now())).map(Step.Revoke::new);
    }

    /**
     * The earlier of this instant and the next look at what is to go. What is used is not looked at
     * for that: whoever lets go of it wakes the role.
     */
    static Instant earliest(Facts facts, Instant other) {
        return free(facts)
                .map(it -> at(it, facts))
                .filter(it -> it.isAfter(facts.now()))
                .reduce(other, (a, b) -> a.isBefore(b) ? a : b);
    }

    private static Stream<Principal> free(Facts facts) {
        return facts.wish() instanceof Wish.Ended
                ? facts.estate().principals().stream()
                : facts.estate().superseded().filter(it -> !isUsed(it, facts));
    }

    private static boolean isUsed(Principal principal, Facts facts) {
        return facts.inUse().contains(principal.epoch());
    }

    /** What Azure did not show is looked for again after a while. */
    private static Instant at(Principal principal, Facts facts) {
        return principal.absentSince().map(it -> it.plus(facts.settle())).orElse(facts.now());
    }
}
