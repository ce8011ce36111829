package io.azurecredentials.identity.token;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keys in use: the newest that has been shown for a while signs, all of them are shown.
 *
 * @param keys in any order
 */
public record SigningKeys(List<SigningKey> keys) {
    /** How long a key signs before another is made. */
    public static final Duration PERIOD = Duration.ofDays(7);

    /** How long whoever has fetched the keys may keep them. */
    public static final Duration FRESH = Duration.ofMinutes(5);

    /** How long a key is shown before it signs: whoever kept the others has fetched it by then. */
    public static final Duration ANNOUNCED = FRESH.multipliedBy(3);

    /** The same for the first of all, which nobody can have missed but other replicas. */
    static final Duration FIRST = Duration.ofSeconds(45);

    /** How long a key is shown after it has signed for the last time; tokens live much shorter. */
    private static final Duration KEPT = Duration.ofHours(1);

    public SigningKeys {
        keys =
                keys.stream()
                        .sorted(comparing(SigningKey::since).thenComparing(SigningKey::id))
                        .toList();
    }

    /** The key to sign with; empty while not every replica shows one. */
    public Optional<SigningKey> signing(Instant now) {
        return keys.reversed().stream()
                .filter(it -> isShownSince(it, now.minus(ANNOUNCED)))
                .findFirst()
                .or(() -> keys.stream().findFirst())
                .filter(it -> isShownSince(it, now.minus(FIRST)));
    }

    /** Whether another key is to be made. */
    public boolean isDue(Instant now) {
        return keys.isEmpty() || isShownSince(keys.getLast(), now.minus(PERIOD));
    }

    /** With one key more. */
    public SigningKeys with(SigningKey fresh) {
        return new SigningKeys(Stream.concat(keys.stream(), Stream.of(fresh)).toList());
    }

    /** Without the keys that no valid token can be signed with. */
    public SigningKeys pruned(Instant now) {
        return new SigningKeys(keys.stream().filter(it -> isNeeded(it, now)).toList());
    }

    private boolean isNeeded(SigningKey key, Instant now) {
        Instant longAgo = now.minus(ANNOUNCED).minus(KEPT);
        return keys.stream()
                .filter(it -> it.since().isAfter(key.since()))
                .noneMatch(it -> isShownSince(it, longAgo));
    }

    private static boolean isShownSince(SigningKey key, Instant then) {
        return !key.since().isAfter(then);
    }
}
