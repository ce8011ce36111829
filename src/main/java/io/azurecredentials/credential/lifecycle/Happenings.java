package io.azurecredentials.credential.lifecycle;

import io.azurecredentials.base.Reason;
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
    public static List<Report> between(Facts before, Facts after, Transition transition) {
        return Stream.of(
                        lost(before, after),
                        lostInAzure(before.ledger(), after.ledger()),
                        HappeningsOfRights.lost(before.ledger(), after.ledger()),
                        HappeningsOfRights.changed(before.ledger(), after.ledger()),
                        ended(before.ledger(), after.ledger()),
                        published(before, after),
                        HappeningsOfRollouts.rolled(before.ledger(), after.ledger()),
                        HappeningsOfRollouts.missing(before.ledger(), after.ledger()),
                        HappeningsOfRollouts.ended(before.ledger(), after.ledger()),
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
        return facts.ledger().principals().isEmpty()
                ? revoked(facts)
                : Optional.of(
                        new Report(
                                EventReason.ABANDONED,
                                "",
                                "Left in Azure, as the annotation asks: "
                                        + String.join(
                                                ", ", Remains.of(facts.owner(), facts.ledger()))
                                        + "."));
    }

    private static Optional<Report> revoked(Facts facts) {
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
    private static Optional<Report> lost(Facts before, Facts after) {
        boolean reserving = !after.ledger().reserved().equals(before.ledger().reserved());
        return before.ledger()
                .published()
                .filter(_ -> reserving && after.ledger().reserved().isPresent())
                .filter(it -> !it.isHeldIn(before.shelf()) || !it.isIntactIn(before.shelf()))
                .map(
                        it ->
                                new Report(
                                        EventReason.SECRET_LOST,
                                        name(it),
                                        "Secret "
                                                + it.secretName()
                                                + " was removed or changed by somebody else; another credential is issued."));
    }

    private static Optional<Report> lostInAzure(Ledger before, Ledger after) {
        return before.published()
                .filter(it -> after.keys().stream().anyMatch(it::isSameAs))
                .filter(_ -> after.published().isEmpty())
                .map(
                        it ->
                                new Report(
                                        EventReason.LOST_IN_AZURE,
                                        name(it),
                                        "Its password or application was removed from Azure by somebody else; another credential is issued."));
    }

    private static Optional<Report> ended(Ledger before, Ledger after) {
        return after.ending()
                .filter(_ -> before.ending().isEmpty())
                .map(
                        it ->
                                new Report(
                                        EventReason.LEASE_ENDED,
                                        "",
                                        "The lease ended for good at "
                                                + seconds(it.at())
                                                + (it.why() == Reason.ROLE_DELETED
                                                        ? ", with its AzureRole."
                                                        : ".")));
    }

    private static Optional<Report> published(Facts before, Facts after) {
        Optional<Key> old = before.ledger().lastServed();
        return after.ledger()
                .published()
                .filter(it -> old.filter(it::isSameAs).isEmpty())
                .map(
                        it ->
                                after.draw().isPresent()
                                        ? drawn(it)
                                        : old.isEmpty() ? issued(it) : rotated(it, old.get()));
    }

    private static Report drawn(Key key) {
        return new Report(
                EventReason.ISSUED,
                name(key),
                "A credential that works is ready for whoever asked for it; it expires at "
                        + seconds(key.expiresAt())
                        + ".");
    }

    private static Report issued(Key key) {
        return new Report(
                EventReason.ISSUED,
                name(key),
                "Secret "
                        + key.secretName()
                        + " holds a credential that works and expires at "
                        + seconds(key.expiresAt())
                        + ".");
    }

    private static Report rotated(Key key, Key old) {
        return new Report(
                EventReason.ROTATED,
                name(key),
                "Secret "
                        + key.secretName()
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
            case Step.Withdraw _, Step.Retire _, Step.Revoke _, Step.Discard _ ->
                    EventReason.REVOKE_FAILED;
            case Step.Roll _, Step.Watch _ -> EventReason.ROLLOUT_FAILED;
            case Step.Amend _, Step.Give _, Step.Take _ -> EventReason.RIGHTS_FAILED;
            case Step.Reserve _,
                    Step.Create _,
                    Step.Assign _,
                    Step.Issue _,
                    Step.Prove _,
                    Step.Publish _,
                    Step.Note _,
                    Step.Rest _,
                    Step.Refuse _,
                    Step.Inspect _,
                    Step.Extend _,
                    Step.End _,
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
