package io.azurecredentials.login.jwt;

import io.azurecredentials.json.Json;
import io.azurecredentials.json.JsonReader;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the header of Entra's access tokens looks like: {@code alg}, {@code typ}, {@code kid}, in v1
 * also {@code x5t}, and nothing else. Members that lead elsewhere or change the rules ({@code jku},
 * {@code jwk}, {@code x5u}, {@code x5c}, {@code crit}, {@code b64}, {@code zip}, {@code enc},
 * {@code cty}) need no list of their own that way. Tokens for Microsoft Graph carry a {@code nonce}
 * and can be checked by Graph only.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-tokens">
 *     Validate tokens</a>
 */
final class Header {
    private static final int LONGEST = 1024;
    private static final Set<String> MEMBERS = Set.of("alg", "typ", "kid", "x5t");
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private Header() {}

    /** Whether a text may name a key. */
    static boolean isKeyID(String text) {
        return KEY_ID.matcher(text).matches();
    }

    /** The header's members, if it is JSON. */
    static Optional<Json.Members> read(CompactForm form) {
        return form.headerLength() > LONGEST ? Optional.empty() : JsonReader.read(form.header());
    }

    /** What is wrong with it. */
    static Optional<Refusal> flaw(Json.Members header) {
        if (!MEMBERS.containsAll(header.values().keySet())) {
            return Optional.of(Refusal.HEADER_MEMBER);
        }
        if (!header.text("alg").equals(Optional.of("RS256"))) {
            return Optional.of(Refusal.ALGORITHM);
        }
        if (!header.text("typ").equals(Optional.of("JWT"))) {
            return Optional.of(Refusal.TYPE);
        }
        boolean namesKey = header.text("kid").filter(Header::isKeyID).isPresent();
        boolean strangeThumbprint =
                header.has("x5t") && header.text("x5t").filter(Header::isKeyID).isEmpty();
        return namesKey && !strangeThumbprint ? Optional.empty() : Optional.of(Refusal.KEY_ID);
    }
}
