package io.azurecredentials.role.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Everything a decision may look at, gathered once.
 *
 * @param now by the operator's clock
 * @param settle how long Azure may take to show what it was told
 * @param estate what the role's status has written down
 * @param inUse epochs of applications that some credential's status names
 * @param hand what this process knows of the application it works on
 * @param inspectAt when what lives in Azure is compared with what is wanted
 */
public record Facts(
        Instant now,
        Wish wish,
        Duration settle,
        Estate estate,
        Set<Integer> inUse,
        Optional<InHand> hand,
        Instant inspectAt) {

    public Facts {
        inUse = Set.copyOf(inUse);
    }

    /** What this process knows of that application. */
    Optional<InHand> hand(int epoch) {
        return hand.filter(it -> it.epoch() == epoch);
    }
}
