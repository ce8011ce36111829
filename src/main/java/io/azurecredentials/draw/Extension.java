package io.azurecredentials.draw;

/** What became of a wish that a lease lives longer. */
public sealed interface Extension {

    /** It is decided: until when, the lease says. */
    record Decided(Lease lease) implements Extension {}

    /** It is over. */
    record Over() implements Extension {}

    /** Nobody has decided yet; he who does may still give what was asked for. */
    record Open() implements Extension {}
}
