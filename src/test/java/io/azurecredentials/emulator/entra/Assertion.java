package io.azurecredentials.emulator.entra;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.http.Json;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** A client assertion (RFC 7523 section 2.2), read but not believed yet. */
record Assertion(JsonWebSignature signature, JsonNode claims) {

    /** Entra allows for clocks that differ by five minutes. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final AlgorithmConstraints ALGORITHMS =
            new AlgorithmConstraints(
                    AlgorithmConstraints.ConstraintType.PERMIT,
                    AlgorithmIdentifiers.RSA_USING_SHA256,
                    AlgorithmIdentifiers.RSA_PSS_USING_SHA256);

    static Assertion read(String token) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setAlgorithmConstraints(ALGORITHMS);
            signature.setCompactSerialization(token);
            return new Assertion(signature, Json.read(signature.getUnverifiedPayload()));
        } catch (JoseException | Json.Malformed e) {
            throw AssertionRefusals.malformed();
        }
    }

    String text(String claim) {
        return claims.path(claim).asText("");
    }

    /** A list of one is that one. */
    String audience() {
        JsonNode audience = claims.path("aud");
        return audience.isArray() ? audience.path(0).asText() : audience.asText();
    }

    String header(String name) {
        String value = signature.getHeader(name);
        return value == null ? "" : value;
    }

    boolean isSignedBy(Key key) {
        try {
            signature.setKey(key);
            return signature.verifySignature();
        } catch (JoseException e) {
            return false;
        }
    }

    /** Refuses what is over or has not begun. */
    void demandTimely(Instant now) {
        Instant start = Instant.ofEpochSecond(claims.path("nbf").asLong(0));
        Instant end = Instant.ofEpochSecond(claims.path("exp").asLong(0));
        if (now.isBefore(start.minus(SKEW)) || !now.isBefore(end.plus(SKEW))) {
            throw AssertionRefusals.untimely(now, start, end);
        }
    }
}
