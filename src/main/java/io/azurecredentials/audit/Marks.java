package io.azurecredentials.audit;

import java.util.Optional;

/**
 * What tells one token from another without being of any use: HMACs, under a key that nobody who
 * reads the log has.
 *
 * @param token of the token that was issued or shown
 * @param accessor of its accessor
 */
public record Marks(Optional<String> token, Optional<String> accessor) {
    /** There is no token of ours. */
    public static final Marks NONE = new Marks(Optional.empty(), Optional.empty());
}
