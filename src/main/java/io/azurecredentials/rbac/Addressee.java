package io.azurecredentials.rbac;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.json.Json;
import io.azurecredentials.json.JsonReader;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a token says that it is for us, before anybody is asked whether it is genuine. Whatever
 * is not for us stays here: shown to the API server, an Azure token would be shown to everybody who
 * reviews tokens for it, ourselves among them; and what we signed for clusters would be vouched for
 * by an API server that trusts us.
 *
 * @param issuer that stands in what we sign ourselves; empty if nothing is
 */
record Addressee(Optional<String> issuer) {
    /** The audience that somebody asks a token of Kubernetes for. */
    static final String AUDIENCE = "azurecredentials.io";

    /** A ServiceAccount's token has about a KiB. */
    private static final int LONGEST = 8 * 1024;

    private static final Pattern COMPACT =
            Pattern.compile(
                    "[A-Za-z0-9_-]{1,2000}\\.([A-Za-z0-9_-]{2,8000})\\.[A-Za-z0-9_-]{1,2000}");

    /** Entra's issuers in every cloud, for v1 and for v2 tokens. */
    private static final Pattern ENTRA =
            Pattern.compile(
                    "(?i)https?://(sts\\.(windows\\.net|chinacloudapi\\.cn|microsoftonline\\.(com|us|de))"
                            + "|login\\.(microsoftonline\\.(com|us|de)|windows\\.net|chinacloudapi\\.cn"
                            + "|partner\\.microsoftonline\\.cn))([/:].*)?");

    boolean isUs(String token) {
        return read(token).filter(this::isForUs).isPresent();
    }

    /** What is told of itself; whether that is true, is for others to say. */
    static Optional<Json.Members> read(String token) {
        var compact = COMPACT.matcher(token);
        return token.length() <= LONGEST && compact.matches()
                ? claims(compact.group(1))
                : Optional.empty();
    }

    private boolean isForUs(Json.Members claims) {
        boolean named =
                switch (Optional.ofNullable(claims.values().get("aud"))
                        .orElseGet(Json.Nothing::new)) {
                    case Json.Text(String one) -> one.equals(AUDIENCE);
                    case Json.Elements(List<Json> all) -> all.contains(new Json.Text(AUDIENCE));
                    case Json.Nothing _, Json.Whole _, Json.Flag _, Json.Members _ -> false;
                };
        return named && claims.text("iss").filter(this::isOthers).isPresent() && !claims.has("tid");
    }

    private boolean isOthers(String name) {
        return !ENTRA.matcher(name).matches() && issuer.filter(name::equals).isEmpty();
    }

    private static Optional<Json.Members> claims(String segment) {
        try {
            return JsonReader.read(Base64.getUrlDecoder().decode(segment.getBytes(UTF_8)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
