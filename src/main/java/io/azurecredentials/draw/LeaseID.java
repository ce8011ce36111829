package io.azurecredentials.draw;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a lease is called: the path that it was drawn from, and a random word (Vault, "Lease, renew,
 * and revoke": lease ids). It grants nothing.
 *
 * @param role the AzureRole's name
 * @param word of lower-case letters and digits
 */
public record LeaseID(String role, String word) {
    /** How every one begins. */
    public static final String PREFIX = "azure/creds/";

    static final int LENGTH = 24;
    private static final String OBJECT = "draw-";
    private static final Pattern SHAPE =
            Pattern.compile(PREFIX + "([a-z0-9][-.a-z0-9]{0,252})/([a-z0-9]{" + LENGTH + "})");

    /** Empty if none of ours looks like that. */
    public static Optional<LeaseID> read(String text) {
        Matcher matcher = SHAPE.matcher(text);
        return matcher.matches()
                ? Optional.of(new LeaseID(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    /** That of an AzureCredential, if it has the name of a draw. */
    static Optional<LeaseID> of(String role, String object) {
        return object.startsWith(OBJECT)
                ? read(PREFIX + role + "/" + object.substring(OBJECT.length()))
                : Optional.empty();
    }

    /** The name of its AzureCredential. */
    public String object() {
        return OBJECT + word;
    }

    @Override
    public String toString() {
        return PREFIX + role + "/" + word;
    }
}
