package io.azurecredentials.identity;

import io.azurecredentials.base.Sensitive;
import java.time.Duration;

/** What became of a wish for a token for a cluster. */
public sealed interface Minted {

    /**
     * It is there.
     *
     * @param text the token itself, which its holder may show and nobody may write down
     * @param audience whom it is for
     * @param ttl how long it is good, in whole seconds
     */
    record Made(Sensitive text, String audience, Duration ttl) implements Minted {}

    /** There is none. */
    record Refused(Why why) implements Minted {}

    /** Why there is none. */
    enum Why {
        /** The operator has not been told by what URL it is known to clusters. */
        NO_ISSUER,
        /** The AzureConfig of the role says of no cluster. */
        NO_AUDIENCE,
        /** What was logged in with has ended. */
        ENDED
    }
}
