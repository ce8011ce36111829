package io.azurecredentials.config.rotation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The config's own application: what was added shows late and, until the lag is over, on one
 * replica but not on another; a request may arrive long after its sender has died.
 */
final class SimulatedApplication {
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Duration lag;
    private final Random replica;
    private final List<Password> passwords = new ArrayList<>();
    private final List<Late> late = new ArrayList<>();
    private int made;

    record Password(String keyID, String marker, Instant since, Instant ends) {}

    private record Late(Instant at, Runnable effect) {}

    SimulatedApplication(Duration lag, long seed) {
        this.lag = lag;
        this.replica = new Random(seed);
    }

    /** A request of somebody who died takes effect only now. */
    void arrive() {
        List<Late> due = late.stream().filter(it -> !now.isBefore(it.at())).toList();
        late.removeAll(due);
        due.forEach(it -> it.effect().run());
    }

    void later(Runnable effect) {
        late.add(new Late(now.plus(lag), effect));
    }

    boolean isQuiet() {
        return late.isEmpty();
    }

    String add(String marker, Instant ends) {
        String keyID = "key-" + ++made;
        passwords.add(new Password(keyID, marker, now, ends));
        return keyID;
    }

    /** Whether anything was there that this replica knows of. */
    boolean remove(Predicate<Password> which) {
        return passwords.removeIf(it -> which.test(it) && shows(it));
    }

    /** What a person makes is used once it shows everywhere. */
    String addByHand(String marker) {
        String keyID = "key-" + ++made;
        passwords.add(new Password(keyID, marker, Instant.MIN, Instant.MAX));
        return keyID;
    }

    void removeByHand(String keyID) {
        passwords.removeIf(it -> it.keyID().equals(keyID));
    }

    boolean works(String keyID) {
        return find(keyID).filter(it -> shows(it) && now.isBefore(it.ends())).isPresent();
    }

    /** Whether nobody removed it, and it has not ended. */
    boolean exists(String keyID) {
        return find(keyID).filter(it -> now.isBefore(it.ends())).isPresent();
    }

    Set<String> keyIDs() {
        return passwords.stream().map(Password::keyID).collect(Collectors.toSet());
    }

    Set<String> markers() {
        return passwords.stream()
                .map(Password::marker)
                .filter(it -> it.startsWith("azcfg/"))
                .collect(Collectors.toSet());
    }

    int ours() {
        return (int) passwords.stream().filter(it -> it.marker().startsWith("azcfg/")).count();
    }

    private Optional<Password> find(String keyID) {
        return passwords.stream().filter(it -> it.keyID().equals(keyID)).findFirst();
    }

    private boolean shows(Password it) {
        return it.since().equals(Instant.MIN)
                || !now.isBefore(it.since().plus(lag))
                || replica.nextBoolean();
    }

    @Override
    public String toString() {
        return passwords.toString();
    }
}
