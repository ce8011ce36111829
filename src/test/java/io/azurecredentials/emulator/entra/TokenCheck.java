package io.azurecredentials.emulator.entra;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.http.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Checks the tokens that services are shown, as those services do: signature, audience, expiry. */
public final class TokenCheck {

    private static final AlgorithmConstraints RS256 =
            new AlgorithmConstraints(
                    AlgorithmConstraints.ConstraintType.PERMIT,
                    AlgorithmIdentifiers.RSA_USING_SHA256);

    /** Bounds the memory of a long run; a token that fell out is verified again. */
    private static final int REMEMBERED = 10_000;

    private final SigningKeys keys;
    private final InstantSource clock;
    private final Map<String, JsonNode> verified = new ConcurrentHashMap<>();

    public TokenCheck(SigningKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** What a service that goes by any of these audiences finds. */
    public Checked check(Optional<String> token, Set<String> audiences) {
        if (token.isEmpty()) {
            return new Checked.Missing();
        }
        Optional<JsonNode> claims = claims(token.get());
        return claims.isEmpty() ? new Checked.Unreadable() : judge(claims.get(), audiences);
    }

    private Checked judge(JsonNode claims, Set<String> audiences) {
        String audience = claims.path("aud").asText();
        if (!audiences.contains(audience)) {
            return new Checked.WrongAudience(audience);
        }
        Instant expiry = Instant.ofEpochSecond(claims.path("exp").asLong());
        if (!clock.instant().isBefore(expiry)) {
            return new Checked.Expired(expiry);
        }
        Set<String> roles = new LinkedHashSet<>();
        claims.path("roles").forEach(role -> roles.add(role.asText()));
        String appID = claims.path("ver").asText().equals("2.0") ? "azp" : "appid";
        return new Checked.Valid(
                new Caller(
                        claims.path("tid").asText(),
                        claims.path("oid").asText(),
                        claims.path(appID).asText(),
                        roles));
    }

    /** The claims of a token, if one of our keys signed it. */
    private Optional<JsonNode> claims(String token) {
        JsonNode known = verified.get(token);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<JsonNode> claims = verify(token);
        if (verified.size() >= REMEMBERED) {
            verified.clear();
        }
        claims.ifPresent(value -> verified.put(token, value));
        return claims;
    }

    private Optional<JsonNode> verify(String token) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setAlgorithmConstraints(RS256);
            signature.setCompactSerialization(token);
            Optional<SigningKey> key =
                    Optional.ofNullable(signature.getKeyIdHeaderValue()).flatMap(keys::find);
            if (key.isEmpty()) {
                return Optional.empty();
            }
            signature.setKey(key.get().open());
            return signature.verifySignature()
                    ? Optional.of(Json.read(signature.getPayload()))
                    : Optional.empty();
        } catch (JoseException | Json.Malformed e) {
            return Optional.empty();
        }
    }
}
