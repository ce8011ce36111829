package io.azurecredentials.login.jwt;

import java.time.Duration;
import java.util.Optional;

/**
 * The last key set that was fetched for one tenant and version, and when to ask for another. All
 * times are durations on a clock that nobody sets.
 *
 * <pre>
 *   age of the set    0 ───────── 24 h ──────────── 48 h ──────►
 *   a key of it       is given    is given if no    is not given:
 *                                 newer can be had  nothing is known
 *   asked for         each hour   at each use, but once in 5 min at most
 *   unknown key       once in 5 min at most, whoever shows one
 * </pre>
 *
 * @param keys the last set; what could not be fetched or read never takes its place
 * @param fetched when that was asked for
 * @param asked when something was asked for last; empty if never
 * @see <a
 *     href="https://learn.microsoft.com/entra/identity-platform/signing-key-rollover#best-practices-for-keys-metadata-caching-and-validation">
 *     Best practices for caching keys</a>
 */
public record HeldKeys(Optional<KeySet> keys, Duration fetched, Optional<Duration> asked) {
    /** Nothing yet. */
    public static final HeldKeys NONE =
            new HeldKeys(Optional.empty(), Duration.ZERO, Optional.empty());

    /** How long a set is given away without asking for a newer one. */
    public static final Duration FRESH = Duration.ofDays(1);

    /** How long the last good one is given away if no newer one can be had. */
    public static final Duration KEPT = Duration.ofDays(2);

    /** How often keys that are used are asked for, whether or not somebody waits. */
    static final Duration PERIOD = Duration.ofHours(1);

    /** How often strangers can have them asked for. */
    static final Duration SPARED = Duration.ofMinutes(5);

    /** The same while there are none at all, because nobody can log in then. */
    static final Duration SPARED_WITHOUT = Duration.ofSeconds(10);

    /** The key, if it is among keys that are fresh: then there is nothing to ask for. */
    public Optional<Keys.Lookup> fresh(String keyID, Duration now) {
        return keys.filter(_ -> age(now).compareTo(FRESH) < 0)
                .flatMap(it -> it.find(keyID))
                .map(Keys.Lookup.Found::new);
    }

    /** What is to be said of a key without asking for more. */
    public Keys.Lookup lookup(String keyID, Duration now) {
        return usable(now)
                .map(
                        it ->
                                it.find(keyID)
                                        .<Keys.Lookup>map(Keys.Lookup.Found::new)
                                        .orElseGet(Keys.Lookup.Unknown::new))
                .orElseGet(Keys.Lookup.Unavailable::new);
    }

    /** Whether a login may have keys asked for now. */
    public boolean mayBeAsked(Duration now) {
        return pauseIsOver(usable(now).isPresent() ? SPARED : SPARED_WITHOUT, now);
    }

    /** Whether it is time to ask without a login: each hour, or sooner if the last time failed. */
    public boolean refreshIsDue(Duration now) {
        boolean lastFailed = asked.filter(it -> it.compareTo(fetched) > 0).isPresent();
        return pauseIsOver(keys.isEmpty() || lastFailed ? SPARED : PERIOD, now);
    }

    /** The same when something is asked for. */
    public HeldKeys whenAsked(Duration now) {
        return new HeldKeys(keys, fetched, Optional.of(now));
    }

    /** The same when that has brought a set. */
    public HeldKeys whenFetched(KeySet set, Duration askedAt) {
        return new HeldKeys(Optional.of(set), askedAt, Optional.of(askedAt));
    }

    private Optional<KeySet> usable(Duration now) {
        return keys.filter(_ -> age(now).compareTo(KEPT) < 0);
    }

    private Duration age(Duration now) {
        return now.minus(fetched);
    }

    private boolean pauseIsOver(Duration pause, Duration now) {
        return asked.map(it -> now.minus(it).compareTo(pause) >= 0).orElse(true);
    }
}
