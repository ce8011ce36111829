package io.azurecredentials.config.rotation;

import java.time.Instant;
import java.util.Optional;

/**
 * What this process alone knows of the attempt it reserved; lost with the process or with
 * leadership, and then the attempt is lost too.
 *
 * @param number of the attempt
 * @param attempt of the attempt
 * @param version of the operator's own Secret when it was reserved: what came into force since was
 *     not meant to be replaced
 * @param trial of the password it made; its text is held beside these facts, never in them
 */
public record InHand(long number, String attempt, String version, Optional<Trial> trial) {

    /**
     * How often a password was tried.
     *
     * @param keyID what Entra calls it
     * @param endsAt when Entra ends it by itself
     * @param successes how many tries succeeded in a row
     * @param since when it was made
     * @param next when it is tried next
     */
    public record Trial(String keyID, Instant endsAt, int successes, Instant since, Instant next) {}

    /** Nothing was done yet for what was just reserved. */
    public static Optional<InHand> claimed(Ledger reserved, Optional<Kept> kept) {
        return reserved.reserved()
                .flatMap(
                        key ->
                                kept.map(
                                        it ->
                                                new InHand(
                                                        key.number(),
                                                        key.attempt(),
                                                        it.version(),
                                                        Optional.empty())));
    }

    /** Whether both are about the same try. */
    public boolean isSameAttempt(InHand other) {
        return number == other.number && attempt.equals(other.attempt);
    }

    boolean isFor(RootKey key) {
        return number == key.number() && attempt.equals(key.attempt());
    }

    /** The password was made; it is tried from now on. */
    public InHand issued(String keyID, Instant endsAt, Instant now) {
        return with(new Trial(keyID, endsAt, 0, now, now));
    }

    /** The password was tried. */
    public InHand tried(boolean worked, Instant next) {
        Trial it = trial.orElseThrow();
        return with(
                new Trial(
                        it.keyID(),
                        it.endsAt(),
                        worked ? it.successes() + 1 : 0,
                        it.since(),
                        next));
    }

    private InHand with(Trial changed) {
        return new InHand(number, attempt, version, Optional.of(changed));
    }
}
