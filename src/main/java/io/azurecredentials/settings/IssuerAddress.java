package io.azurecredentials.settings;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of a server that issues tokens: API servers fetch its keys over TLS alone, and
 * compare it letter by letter (OpenID Connect Discovery 1.0 section 4.3), so it has one spelling.
 */
final class IssuerAddress {
    static final String WANTED =
            "an https URL in lower case without a path, such as https://vault.example:8200";

    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern SHAPE =
            Pattern.compile(
                    "https://([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\\.)*[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(:[1-9][0-9]{0,4})?");

    private IssuerAddress() {}

    static Optional<URI> read(String text) {
        return Optional.of(text)
                .filter(it -> SHAPE.matcher(it).matches())
                .map(URI::create)
                .filter(it -> it.getPort() <= HIGHEST_PORT);
    }
}
