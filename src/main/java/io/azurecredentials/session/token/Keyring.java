package io.azurecredentials.session.token;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The keys in use: the newest that has been known for a while seals, all of them check.
 *
 * @param keys in any order
 */
public record Keyring(List<TokenKey> keys) {
    /** How long a key seals before another is made. */
    public static final Duration PERIOD = Duration.ofDays(30);

    /** How long every replica has to learn of a key before anything is sealed with it. */
    public static final Duration ANNOUNCED = Duration.ofMinutes(5);

    public Keyring {
        keys =
                keys.stream()
                        .sorted(comparing(TokenKey::since).thenComparing(TokenKey::id))
                        .toList();
    }

    /**
     * The key to seal with: the newest that everybody knows, or the oldest while none is that old.
     */
    public Optional<TokenKey> sealing(Instant now) {
        return keys.reversed().stream()
                .filter(it -> !it.since().plus(ANNOUNCED).isAfter(now))
                .findFirst()
                .or(() -> keys.stream().findFirst());
    }

    /** The key of that id. */
    public Optional<TokenKey> find(String id) {
        return keys.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /** Whether another key is to be made. */
    public boolean isDue(Instant now) {
        return keys.isEmpty() || !keys.getLast().since().plus(PERIOD).isAfter(now);
    }

    /** With one key more. */
    public Keyring with(TokenKey fresh) {
        return new Keyring(Stream.concat(keys.stream(), Stream.of(fresh)).toList());
    }

    /**
     * Without the keys that nothing valid can be sealed with any more.
     *
     * @param named ids of the keys that a living session names
     */
    public Keyring pruned(Instant now, Set<String> named) {
        return new Keyring(
                keys.stream().filter(it -> isNeeded(it, now) || named.contains(it.id())).toList());
    }

    private boolean isNeeded(TokenKey key, Instant now) {
        return keys.stream()
                .filter(it -> it.since().isAfter(key.since()))
                .map(TokenKey::since)
                .findFirst()
                .map(it -> it.plus(ANNOUNCED).plus(BatchToken.LONGEST))
                .filter(now::isAfter)
                .isEmpty();
    }
}
