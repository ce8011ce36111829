package io.azurecredentials.emulator.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.world.Tenant;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * What all access tokens have in common, whoever they speak for. From Microsoft's "Access token
 * claims reference".
 */
final class TokenWriter {

    /** Entra dates tokens five minutes back, for clocks that are behind. */
    private static final Duration BACKDATED = Duration.ofMinutes(5);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SigningKeys keys;

    TokenWriter(SigningKeys keys) {
        this.keys = keys;
    }

    /** When a token issued now says that it begins. */
    static Instant backdated(Instant now) {
        return now.minus(BACKDATED);
    }

    /** The issuer of tokens for a resource. */
    static String issuer(Tenant tenant, Resource resource) {
        return resource.version() == 1
                ? tenant.cloud().issuer(tenant.id())
                : tenant.cloud().issuerV2(tenant.id());
    }

    /** The claims that every token for a resource begins with. */
    static ObjectNode begin(Tenant tenant, Resource resource, Instant now, Duration lifetime) {
        ObjectNode claims = Json.object();
        claims.put("aud", resource.audience());
        claims.put("iss", issuer(tenant, resource));
        claims.put("iat", backdated(now).getEpochSecond());
        claims.put("nbf", backdated(now).getEpochSecond());
        claims.put("exp", now.plus(lifetime).getEpochSecond());
        claims.put("aio", random(24));
        claims.put("rh", "0." + random(24) + ".");
        claims.put("tid", tenant.id());
        claims.put("uti", random(16));
        claims.put("ver", resource.version() == 1 ? "1.0" : "2.0");
        return claims;
    }

    /** Who asked for the token, in the claims of its version. */
    static void client(ObjectNode claims, Resource resource, String appID, String proof) {
        boolean v1 = resource.version() == 1;
        claims.put(v1 ? "appid" : "azp", appID);
        claims.put(v1 ? "appidacr" : "azpacr", proof);
    }

    /** The token; {@code x5t} is in headers of v1 only. */
    String sign(ObjectNode claims) {
        SigningKey key = keys.current();
        JsonWebSignature signature = new JsonWebSignature();
        signature.setHeader("typ", "JWT");
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        if (claims.path("ver").asText().equals("1.0")) {
            signature.setHeader("x5t", key.id());
        }
        signature.setKeyIdHeaderValue(key.id());
        signature.setPayload(Json.write(claims));
        signature.setKey(key.secret());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
