package io.azurecredentials.azure;

import io.azurecredentials.base.Sensitive;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Signs tokens as a cluster does for its ServiceAccounts. */
final class ClusterIssuer {
    private final String url;
    private final RsaJsonWebKey key;

    ClusterIssuer(String url) {
        this.url = url;
        try {
            key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("cluster");
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return url;
    }

    /** What its key set shows. */
    String keySet() {
        return new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    Sensitive token(String subject) {
        return token(url, subject);
    }

    /** A token in the name of any issuer, by its own key. */
    Sensitive token(String issuer, String subject) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setSubject(subject);
        claims.setAudience("api://AzureADTokenExchange");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(10);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setAlgorithmHeaderValue("RS256");
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        try {
            return Sensitive.of(signature.getCompactSerialization());
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
