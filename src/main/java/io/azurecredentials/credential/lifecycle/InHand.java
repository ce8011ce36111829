package io.azurecredentials.credential.lifecycle;

import java.time.Instant;
import java.util.Optional;

/**
 * What this process alone knows of the attempt it reserved; lost with the process or with
 * leadership, and then the attempt is lost too.
 *
 * @param sequence of the attempt
 * @param attempt of the attempt
 * @param retried whether a request whose outcome nobody knows was sent for it
 * @param granted whether this process saw every role assignment confirmed
 * @param trial of the password it made; its text is held beside these facts, never in them
 * @param missing whether Azure said that the application is not there, or that its name is taken
 * @param shownAt when Azure first said that the application is there
 */
public record InHand(
        long sequence,
        String attempt,
        boolean retried,
        boolean granted,
        Optional<Trial> trial,
        boolean missing,
        Optional<Instant> shownAt) {

    /**
     * How often a password was tried.
     *
     * @param keyID what Entra calls it
     * @param successes how many tries succeeded in a row
     * @param since when it was made
     * @param next when it is tried next
     */
    public record Trial(String keyID, int successes, Instant since, Instant next) {}

    /** Nothing was done yet for the attempt. */
    static InHand reserved(Key key) {
        return new InHand(
                key.sequence(),
                key.attempt(),
                false,
                false,
                Optional.empty(),
                false,
                Optional.empty());
    }

    /** Whether both are about the same try. */
    public boolean isSameAttempt(InHand other) {
        return sequence == other.sequence && attempt.equals(other.attempt);
    }

    /** Whether it is about that key's try. */
    public boolean isFor(Key key) {
        return sequence == key.sequence() && attempt.equals(key.attempt());
    }

    /** A request may or may not have had an effect. */
    public InHand uncertain() {
        return new InHand(sequence, attempt, true, granted, trial, missing, shownAt);
    }

    /** Azure showed the application. */
    public InHand withApplication(Instant now) {
        return new InHand(
                sequence,
                attempt,
                retried,
                granted,
                trial,
                false,
                Optional.of(shownAt.orElse(now)));
    }

    /** Every role assignment was confirmed. */
    public InHand withGrants() {
        return new InHand(sequence, attempt, retried, true, trial, false, shownAt);
    }

    /** The password was made; it is tried from now on. */
    public InHand issued(String keyID, Instant now) {
        Trial begun = new Trial(keyID, 0, now, now);
        return new InHand(sequence, attempt, retried, granted, Optional.of(begun), false, shownAt);
    }

    /** The password was tried. */
    public InHand tried(boolean worked, Instant next) {
        Optional<Trial> more =
                trial.map(
                        it ->
                                new Trial(
                                        it.keyID(),
                                        worked ? it.successes() + 1 : 0,
                                        it.since(),
                                        next));
        return new InHand(sequence, attempt, retried, granted, more, missing, shownAt);
    }

    /** Azure says that there is no such application. */
    public InHand withoutApplication() {
        return new InHand(sequence, attempt, retried, granted, trial, true, shownAt);
    }
}
