package io.azurecredentials.login.jwt;

import java.util.Optional;
import java.util.regex.Pattern;

/** Ids of Entra and Azure. */
final class Guid {
    private static final Pattern SHAPE =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    private Guid() {}

    /** The id in lower case; empty if it is none, or the one that stands for nobody. */
    static Optional<String> of(String text) {
        String lower = Ascii.lower(text);
        return SHAPE.matcher(lower).matches() && !lower.equals(NOBODY)
                ? Optional.of(lower)
                : Optional.empty();
    }
}
