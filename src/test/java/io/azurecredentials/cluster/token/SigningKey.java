package io.azurecredentials.cluster.token;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.Optional;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Signs claims and knows its own signatures again. A key lives as long as its cluster. */
final class SigningKey {

    private static final String ALGORITHM = AlgorithmIdentifiers.RSA_USING_SHA256;

    private final KeyPair pair;
    private final String id;

    private SigningKey(KeyPair pair, String id) {
        this.pair = pair;
        this.id = id;
    }

    /** RSA, as kubeadm and all managed clusters have it; Entra takes no other. */
    static SigningKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            String id =
                    new RsaJsonWebKey((RSAPublicKey) pair.getPublic())
                            .calculateBase64urlEncodedThumbprint("SHA-256");
            return new SigningKey(pair, id);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What others verify its signatures with (RFC 7517, section 5). */
    String keySet() {
        RsaJsonWebKey key = new RsaJsonWebKey((RSAPublicKey) pair.getPublic());
        key.setKeyId(id);
        key.setAlgorithm(ALGORITHM);
        key.setUse("sig");
        return new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    /** The compact form (RFC 7515, section 7.1). */
    String sign(Map<String, Object> claims) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setPayload(JsonUtil.toJson(claims));
        jws.setAlgorithmHeaderValue(ALGORITHM);
        jws.setKeyIdHeaderValue(id);
        jws.setKey(pair.getPrivate());
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The claims as JSON; empty if this key did not sign them. */
    Optional<String> verified(String token) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(
                new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, ALGORITHM));
        try {
            jws.setCompactSerialization(token);
            jws.setKey(pair.getPublic());
            return jws.verifySignature() ? Optional.of(jws.getPayload()) : Optional.empty();
        } catch (JoseException e) {
            return Optional.empty();
        }
    }
}
