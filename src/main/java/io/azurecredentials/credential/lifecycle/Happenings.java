package io.azurecredentials.credential.lifecycle;

import io.azurecredentials.event.EventReason;
import io.azurecredentials.event.Report;
import io.azurecredentials.event.Transition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is worth telling of a credential. */
public final class Happenings {
    private Happenings() {}

    /**
     * What happened between two statuses.
     *
     * @param before what the first status was read with
     * @param after the same with what the second one has written down
     * @param transition what their conditions say
     */
    public static List<Report> between(
            Facts before, Facts after, Transition transition, String secretName) {
        return Stream.of(
                        lost(before, after, secretName),
                        published(before.ledger(), after.ledger(), secretName),
                        transition.failure(kept(after)))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * That nothing is left of it. Told before the finalizer falls, because nobody looks at the
     * object again afterwards.
     *
     * @return empty if nothing was ever meant to be made
     */
    public static Optional<Report> gone(Facts facts) {
        return facts.ledger()
                .issuer()
                .map(
                        _ ->
                                new Report(
                                        EventReason.REVOKED,
                                        "",
                                        "Everything that was made in Azure for it is gone."));
    }

    /** Seen when its successor is reserved; each password can be lost once. */
    private static Optional<Report> lost(Facts before, Facts after, String secretName) {
        boolean reserving = !after.ledger().reserved().equals(before.ledger().reserved());
        return before.ledger()
                .published()
                .filter(_ -> reserving && after.ledger().reserved().isPresent())
                .filter(it -> !it.isHeldBy(before.delivery()))
                .map(
                        it ->
                                new Report(
                                        EventReason.SECRET_LOST,
                                        name(it),
                                        "Secret "
                                                + secretName
                                                + " was removed or changed by somebody else; another credential is issued."));
    }

    private static Optional<Report> published(Ledger before, Ledger after, String secretName) {
        Optional<Key> old = before.published();
        return after.published()
                .filter(it -> old.filter(it::isSameAs).isEmpty())
                .map(
                        it ->
                                old.isEmpty()
                                        ? issued(it, secretName)
                                        : rotated(it, old.get(), secretName));
    }

    private static Report issued(Key key, String secretName) {
        return new Report(
                EventReason.ISSUED,
                name(key),
                "Secret "
                        + secretName
                        + " holds a credential that works and expires at "
                        + seconds(key.expiresAt())
                        + ".");
    }

    private static Report rotated(Key key, Key old, String secretName) {
        return new Report(
                EventReason.ROTATED,
                name(key),
                "Secret "
                        + secretName
                        + (old.epoch() == key.epoch()
                                ? " holds another password"
                                : " holds another service principal")
                        + " that works and expires at "
                        + seconds(key.expiresAt())
                        + ".");
    }

    /** What it is that a failure keeps from happening. */
    private static EventReason kept(Facts facts) {
        if (facts.deleting()) {
            return EventReason.REVOKE_FAILED;
        }
        return switch (Lifecycle.next(facts)) {
            case Step.Retire _, Step.Revoke _ -> EventReason.REVOKE_FAILED;
            case Step.Reserve _,
                    Step.Create _,
                    Step.Assign _,
                    Step.Issue _,
                    Step.Prove _,
                    Step.Publish _,
                    Step.Note _,
                    Step.Rest _,
                    Step.Refuse _,
                    Step.Forget _ ->
                    facts.ledger().published().isPresent()
                            ? EventReason.RENEW_FAILED
                            : EventReason.ISSUE_FAILED;
        };
    }

    private static String name(Key key) {
        return key.sequence() + "-" + key.attempt();
    }

    private static Instant seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
