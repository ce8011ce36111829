package io.azurecredentials.login.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.base.Sensitive;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies a token that nobody signed, with a key that nobody has, so that classes and providers
 * are there when somebody shows one: the first of a process would wait for them. Leaves nothing
 * behind.
 */
public final class Rehearsal {
    private static final Instant NOW = Instant.EPOCH;
    private static final String TENANT = "11111111-2222-4333-8444-555555555555";
    private static final String ISSUER = "https://rehearsal.invalid/";

    /** Odd, and as long as the shortest key; a product of primes that nobody knows. */
    private static final BigInteger MODULUS =
            BigInteger.ONE.shiftLeft(KeyReader.SMALLEST).subtract(BigInteger.valueOf(1941));

    private Rehearsal() {}

    /** Takes some dozen milliseconds, once for the process. */
    public static void run() {
        Verdict _ = verdict();
    }

    /** It goes as far as a token can whose signature is wrong. */
    static Verdict verdict() {
        Expected expected =
                new Expected(
                        TENANT,
                        ISSUER,
                        ISSUER + "v2.0",
                        Set.of(TokenVersion.values()),
                        Set.of(ISSUER),
                        false,
                        Optional.empty());
        Keys keys = (_, _) -> new Keys.Lookup.Found(KeyReader.key(MODULUS));
        return new TokenVerifier(expected).verify(Sensitive.of(token()), keys, NOW);
    }

    private static String token() {
        String claims =
                """
                {"iss":"%1$s","aud":"%1$s","tid":"%2$s","oid":"%2$s","sub":"%2$s","appid":"%2$s",\
                "ver":"1.0","idtyp":"app","iat":0,"nbf":0,"exp":3600}\
                """
                        .formatted(ISSUER, TENANT);
        return segment("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"rehearsal\"}".getBytes(UTF_8))
                + "."
                + segment(claims.getBytes(UTF_8))
                + "."
                + segment(new byte[KeyReader.SMALLEST / 8]);
    }

    private static String segment(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
