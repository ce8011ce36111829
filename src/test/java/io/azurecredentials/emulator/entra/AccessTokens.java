package io.azurecredentials.emulator.entra;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.world.Tenant;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Signs access tokens with the claims that Entra puts into app-only ones. */
final class AccessTokens {

    /** Lifetime as the answer states it; Entra adds the second itself. */
    static final Duration LIFETIME = Duration.ofSeconds(3599);

    /** Entra dates tokens five minutes back, for clocks that are behind. */
    private static final Duration BACKDATED = Duration.ofMinutes(5);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SigningKeys keys;

    AccessTokens(SigningKeys keys) {
        this.keys = keys;
    }

    /**
     * Whom a token speaks for.
     *
     * @param roles application permissions on the resource
     * @param proof {@code appidacr}: 1 for a secret, 2 for a certificate
     * @param more claims that only some tokens have
     */
    record Subject(
            DirectoryObject principal,
            Set<String> roles,
            String proof,
            Duration lifetime,
            Map<String, String> more) {}

    /** When a token issued now says that it begins. */
    static Instant backdated(Instant now) {
        return now.minus(BACKDATED);
    }

    /** A signed token for a resource of the tenant. */
    String issue(Tenant tenant, Subject subject, Resource resource, Instant now) {
        DirectoryObject principal = subject.principal();
        ObjectNode claims = Json.object();
        claims.put("aud", resource.audience());
        boolean v1 = resource.version() == 1;
        String issuer =
                v1 ? tenant.cloud().issuer(tenant.id()) : tenant.cloud().issuerV2(tenant.id());
        claims.put("iss", issuer);
        claims.put("iat", backdated(now).getEpochSecond());
        claims.put("nbf", backdated(now).getEpochSecond());
        claims.put("exp", now.plus(subject.lifetime()).getEpochSecond());
        claims.put("aio", random(24));
        if (resource.isGraph()) {
            claims.put("app_displayname", principal.text("displayName"));
        }
        claims.put(v1 ? "appid" : "azp", principal.text("appId"));
        claims.put(v1 ? "appidacr" : "azpacr", subject.proof());
        if (v1) {
            claims.put("idp", issuer);
        }
        claims.put("idtyp", "app");
        claims.put("oid", principal.id());
        claims.put("rh", "0." + random(24) + ".");
        addRoles(claims, subject.roles());
        claims.put("sub", principal.id());
        if (resource.isGraph()) {
            claims.put("tenant_region_scope", "EU");
        }
        claims.put("tid", tenant.id());
        claims.put("uti", random(16));
        claims.put("ver", v1 ? "1.0" : "2.0");
        subject.more().forEach(claims::put);
        return sign(claims);
    }

    private static void addRoles(ObjectNode claims, Set<String> roles) {
        if (!roles.isEmpty()) {
            ArrayNode names = claims.putArray("roles");
            roles.stream().sorted().forEach(names::add);
        }
    }

    private String sign(ObjectNode claims) {
        SigningKey key = keys.current();
        JsonWebSignature signature = new JsonWebSignature();
        signature.setHeader("typ", "JWT");
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setHeader("x5t", key.id());
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
