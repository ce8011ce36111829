package io.azurecredentials.chaos.oracle;

import java.time.Instant;

/**
 * A promise that was broken.
 *
 * @param about tells one violation from another of its kind
 */
public record Violation(Kind kind, String about, String what, Instant when) {

    /** Which promise. */
    public enum Kind {
        /** Something is in Azure that no living object names. */
        ORPHAN("orphan"),
        /** A published credential did not work although it was current, or in its overlap. */
        REVOKED("published credential revoked"),
        /** What should have come about did not. */
        UNCONVERGED("unconverged"),
        /** Something that is not ours was changed. */
        NOT_OURS("somebody else's object changed"),
        /** Nobody can say whether the promises were kept. */
        UNSEEN("unseen");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    @Override
    public String toString() {
        return kind.words + ": " + what;
    }
}
