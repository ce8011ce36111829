package io.azurecredentials.emulator;

import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.world.FederatedCredential;
import io.azurecredentials.emulator.world.Issuer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * The issuer of a Kubernetes cluster's service account tokens, such as AKS has one for each. A
 * world that knows the {@link #issuer()} has Entra take its tokens, for identities that {@link
 * #trust} them.
 */
public final class ClusterIssuer {
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final String url;
    private final RsaJsonWebKey key = generated();

    private ClusterIssuer(String url) {
        this.url = url;
    }

    /** An issuer of that name; nothing is reached there. */
    public static ClusterIssuer at(String url) {
        return new ClusterIssuer(url);
    }

    /** What the world has to know of it. */
    public Issuer issuer() {
        String keys = new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
        return new Issuer(url, Optional.of(keys), Optional.empty());
    }

    /** What an identity has to trust, so that a service account's tokens stand for it. */
    public FederatedCredential trust(String namespace, String serviceAccount) {
        return FederatedCredential.of(serviceAccount, url, subject(namespace, serviceAccount));
    }

    /** The token that is projected into a pod of the service account, for Entra. */
    public String token(String namespace, String serviceAccount) {
        long now = Instant.now().getEpochSecond();
        var claims = Json.object();
        claims.putArray("aud").add(FederatedCredential.AUDIENCE);
        claims.put("exp", now + LIFETIME.toSeconds()).put("iat", now).put("nbf", now);
        claims.put("iss", url).put("sub", subject(namespace, serviceAccount));
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setPayload(Json.write(claims));
        signature.setKey(key.getRsaPrivateKey());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String subject(String namespace, String serviceAccount) {
        return "system:serviceaccount:" + namespace + ":" + serviceAccount;
    }

    private static RsaJsonWebKey generated() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("cluster");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
