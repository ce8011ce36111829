package io.azurecredentials.credential.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How those who use a credential come to use another one: they are restarted a moment after it was
 * published, and waited for until they run with it.
 *
 * @param since when the first was published that nobody was restarted for
 * @param overlapUntil until when what was superseded works in any case
 * @param rolledAt when all of them had been asked to restart
 * @param consumers who was asked, as kind/name
 * @param uids of those, in the same order; empty where that was never written down
 * @param missing who was meant and is not there, in words
 * @param finishedAt when nobody was waited for any longer
 * @param unfinished who had not finished by then
 */
public record Rollout(
        Instant since,
        Instant overlapUntil,
        Optional<Instant> rolledAt,
        List<String> consumers,
        List<String> uids,
        List<String> missing,
        Optional<Instant> finishedAt,
        List<String> unfinished) {
    /** Several rotations in one moment restart once. */
    static final Duration QUIET = Duration.ofSeconds(10);

    /** Even where one follows the other without an end, somebody has to take one of them up. */
    static final Duration LONGEST_QUIET = Duration.ofMinutes(1);

    public Rollout {
        consumers = List.copyOf(consumers);
        uids = List.copyOf(uids);
        missing = missing.stream().distinct().toList();
        unfinished = List.copyOf(unfinished);
    }

    /** Nobody was asked yet. */
    static Rollout due(Instant since, Instant overlapUntil) {
        return new Rollout(
                since,
                overlapUntil,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    /**
     * When they are asked, if nothing else is published before.
     *
     * @param successor whether another is on its way
     */
    Instant at(Instant publishedAt, boolean successor) {
        Instant quiet = publishedAt.plus(QUIET);
        Instant last = since.plus(LONGEST_QUIET);
        return !successor && quiet.isBefore(last) ? quiet : last;
    }

    /** All were asked; where nobody is there, nobody is waited for. */
    Rollout rolled(Instant now, List<String> asked, List<String> askedUIDs, List<String> absent) {
        return new Rollout(
                since,
                overlapUntil,
                Optional.of(now),
                asked,
                askedUIDs,
                absent,
                asked.isEmpty() ? Optional.of(now) : Optional.empty(),
                List.of());
    }

    Rollout finished(Instant now, List<String> without) {
        return new Rollout(
                since, overlapUntil, rolledAt, consumers, uids, missing, Optional.of(now), without);
    }

    /** Which one was asked of those that may have had that name since. */
    public Optional<String> uid(String consumer) {
        int index = consumers.indexOf(consumer);
        return index < 0 || index >= uids.size() ? Optional.empty() : Optional.of(uids.get(index));
    }
}
