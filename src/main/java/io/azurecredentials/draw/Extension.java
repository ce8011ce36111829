package io.azurecredentials.draw;

import java.time.Duration;

/** What became of a wish that a lease lives longer. */
public sealed interface Extension {

    /**
     * It is decided: until when, the lease says.
     *
     * @param wanted how much longer was asked for, or what it is given where nobody says
     */
    record Decided(Lease lease, Duration wanted) implements Extension {}

    /** It is over. */
    record Over() implements Extension {}

    /** Nobody has decided yet; he who does may still give what was asked for. */
    record Open() implements Extension {}
}
