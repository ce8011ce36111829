package io.azurecredentials.role.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What this process alone knows of the application it is making or looking for; lost with the
 * process or with leadership.
 *
 * @param epoch of the application
 * @param since when this process began with it
 * @param sole whether it reserved the name itself, and knows the outcome of everything it sent
 * @param missingSince since when Azure has said that it is not there, or that its name is taken
 */
public record InHand(int epoch, Instant since, boolean sole, Optional<Instant> missingSince) {

    /** This process reserved the name. */
    public static InHand reserved(int epoch, Instant now) {
        return new InHand(epoch, now, true, Optional.empty());
    }

    /** Another one did. */
    public static InHand takenUp(int epoch, Instant now) {
        return new InHand(epoch, now, false, Optional.empty());
    }

    /** A request may or may not have had an effect. */
    public InHand uncertain() {
        return new InHand(epoch, since, false, missingSince);
    }

    /** Azure says that it is not there, or that its name is taken. */
    public InHand missing(Instant now) {
        return new InHand(epoch, since, sole, Optional.of(missingSince.orElse(now)));
    }

    /** Whether Azure has said so for that long. */
    boolean isMissingFor(Duration settle, Instant now) {
        return missingSince.filter(it -> !now.isBefore(it.plus(settle))).isPresent();
    }

    /** Azure showed it. */
    public InHand shown() {
        return new InHand(epoch, since, sole, Optional.empty());
    }
}
