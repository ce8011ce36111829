package io.azurecredentials.credential.lifecycle;

import io.azurecredentials.base.Reason;
import io.azurecredentials.event.EventReason;
import io.azurecredentials.event.EventType;
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
                        expired(after, transition).or(() -> transition.failure(kept(after))))
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
        return after.ending().filter(_ -> before.ending().isEmpty()).map(Happenings::ended);
    }

    /** Whoever uses what a role takes along did not ask for that, and has to do something. */
    private static Report ended(Ending ending) {
        String sentence = "The lease ended for good at " + seconds(ending.at());
        return ending.why() == Reason.ROLE_DELETED
                ? new Report(
                        EventReason.LEASE_ENDED,
                        EventType.WARNING,
                        "",
                        sentence
                                + ", because its AzureRole is deleted with deletionPolicy Revoke;"
                                + " create another AzureCredential.")
                : new Report(EventReason.LEASE_ENDED, "", sentence + ".");
    }

    private static Optional<Report> published(Facts before, Facts after) {
        Optional<Key> old = before.ledger().lastServed();
        return newlyPublished(before.ledger(), after.ledger())
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

    /** The password that the Secret holds since. */
    static Optional<Key> newlyPublished(Ledger before, Ledger after) {
        Optional<Key> old = before.lastServed();
        return after.published().filter(it -> old.filter(it::isSameAs).isEmpty());
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

    /** Whatever is in the way of the next one, and told of already: this is what it comes to. */
    private static Optional<Report> expired(Facts after, Transition transition) {
        return Expired.key(after)
                .flatMap(
                        key ->
                                transition
                                        .newlyReady(
                                                it ->
                                                        it.message()
                                                                .startsWith(Expired.sentence(key)))
                                        .map(
                                                it ->
                                                        new Report(
                                                                EventReason.RENEW_FAILED,
                                                                name(key),
                                                                it.reason()
                                                                        + ": "
                                                                        + it.message())));
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
