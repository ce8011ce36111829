package io.azurecredentials.server.vault.wire;

import io.azurecredentials.login.jwt.Ascii;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names of roles as clients write them: in any case, as in Vault, which stores them in lower case.
 */
public final class RoleName {
    private static final int LONGEST = 253;

    /** What the API server takes as the name of an AzureRole (RFC 1123 subdomain). */
    private static final Pattern SHAPE =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    private RoleName() {}

    /** The AzureRole's name; empty if no AzureRole can have it. */
    public static Optional<String> of(String text) {
        String lower = text.length() > LONGEST ? "" : Ascii.lower(text);
        return Optional.of(lower).filter(it -> SHAPE.matcher(it).matches());
    }
}
