package io.azurecredentials.credential.lifecycle;

import io.azurecredentials.event.EventReason;
import io.azurecredentials.event.Report;
import java.util.List;
import java.util.Optional;

/** What is worth telling of consumers that are restarted. */
final class HappeningsOfRollouts {
    private HappeningsOfRollouts() {}

    static Optional<Report> rolled(Ledger before, Ledger after) {
        return newlyRolled(before, after)
                .filter(it -> !rollout(it).consumers().isEmpty())
                .map(
                        it ->
                                report(
                                        EventReason.CONSUMERS_RESTARTED,
                                        it,
                                        "Restarted, so that they use what Secret "
                                                + it.secretName()
                                                + " holds: "
                                                + list(rollout(it).consumers())
                                                + "."));
    }

    static Optional<Report> missing(Ledger before, Ledger after) {
        return newlyRolled(before, after)
                .filter(it -> !rollout(it).missing().isEmpty())
                .map(
                        it ->
                                report(
                                        EventReason.CONSUMER_NOT_FOUND,
                                        it,
                                        "rolloutRestart names what this namespace does not have, and nothing waits for it: "
                                                + list(rollout(it).missing())
                                                + "."));
    }

    static Optional<Report> ended(Ledger before, Ledger after) {
        return after.published()
                .filter(it -> it.rollout().filter(r -> r.finishedAt().isPresent()).isPresent())
                .filter(it -> !rollout(it).consumers().isEmpty())
                .filter(it -> was(before, it).flatMap(Rollout::finishedAt).isEmpty())
                .map(HappeningsOfRollouts::ended);
    }

    private static Report ended(Key key) {
        List<String> unfinished = rollout(key).unfinished();
        return unfinished.isEmpty()
                ? report(
                        EventReason.ROLLOUT_FINISHED,
                        key,
                        "All pods of what was restarted run with what Secret "
                                + key.secretName()
                                + " holds.")
                : report(
                        EventReason.ROLLOUT_FAILED,
                        key,
                        "Not finished within rolloutTimeout, and not waited for any longer: "
                                + list(unfinished)
                                + ". What Secret "
                                + key.secretName()
                                + " held before is removed all the same.");
    }

    private static Optional<Key> newlyRolled(Ledger before, Ledger after) {
        return after.published()
                .filter(it -> it.rollout().flatMap(Rollout::rolledAt).isPresent())
                .filter(it -> was(before, it).flatMap(Rollout::rolledAt).isEmpty());
    }

    private static Optional<Rollout> was(Ledger before, Key key) {
        return before.keys().stream().filter(key::isSameAs).findFirst().flatMap(Key::rollout);
    }

    private static Rollout rollout(Key key) {
        return key.rollout().orElseThrow();
    }

    private static String list(List<String> names) {
        return String.join(", ", names);
    }

    private static Report report(EventReason reason, Key key, String note) {
        return new Report(reason, key.sequence() + "-" + key.attempt(), note);
    }
}
