package io.azurecredentials.role.lifecycle;

import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.credential.lifecycle.Right;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What Azure shows of the application that credentials are made on.
 *
 * @param whole whether the application is there, and its service principal
 * @param missing of what the service principal was given, what it does not have any more
 */
public record Sight(boolean whole, List<Right> missing) {
    /** Neither application nor service principal, or one without the other. */
    public static final Sight NOTHING = new Sight(false, List.of());

    public Sight {
        missing = List.copyOf(missing);
    }

    /** What is to be done about it. */
    public sealed interface Finding {
        /** Everything is as it should be. */
        record Sound() implements Finding {}

        /** Write this down; another is made from then on. */
        record Lost(Estate next) implements Finding {}

        /** Write this down; rights are given back from then on. */
        record RightsLost(Estate next) implements Finding {}
    }

    /** What it means for that application. */
    public Finding of(Estate estate, Principal principal, Instant now, Duration settle) {
        if (!whole) {
            return new Finding.Lost(estate.retiring(principal, now));
        }
        return missing.isEmpty()
                ? new Finding.Sound()
                : new Finding.RightsLost(
                        estate.with(
                                estate.ledger().amending(principal, now, settle).lost(missing)));
    }
}
