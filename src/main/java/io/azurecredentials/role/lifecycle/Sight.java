package io.azurecredentials.role.lifecycle;

import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.credential.lifecycle.Right;
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

    /** How often something is looked for while it counts neither as there nor as gone. */
    private static final int LOOKS = 5;

    /** What is to be done about it. */
    public sealed interface Finding {
        /** Everything is as it should be. */
        record Sound() implements Finding {}

        /**
         * It may be a replica that lags: look again then.
         *
         * @param hand to remember until then
         */
        record Missing(InHand hand, Instant again) implements Finding {}

        /** Write this down; another is made from then on. */
        record Lost(Estate next) implements Finding {}

        /** Write this down; rights are given back from then on. */
        record RightsLost(Estate next) implements Finding {}
    }

    /** What it means for that application, which credentials may be on. */
    public Finding of(Facts facts, Principal principal) {
        if (!whole) {
            return absent(facts, principal);
        }
        Estate estate = facts.estate();
        return missing.isEmpty()
                ? new Finding.Sound()
                : new Finding.RightsLost(
                        estate.with(
                                estate.ledger()
                                        .amending(principal, facts.now(), facts.settle())
                                        .lost(missing)));
    }

    /** Gone is only what stays away: every credential would move. */
    private static Finding absent(Facts facts, Principal principal) {
        Instant now = facts.now();
        InHand hand =
                facts.hand(principal.epoch())
                        .orElseGet(() -> InHand.takenUp(principal.epoch(), now))
                        .missing(now);
        return hand.isMissingFor(facts.settle(), now)
                ? new Finding.Lost(facts.estate().retiring(principal, now))
                : new Finding.Missing(hand, now.plus(facts.settle().dividedBy(LOOKS)));
    }
}
