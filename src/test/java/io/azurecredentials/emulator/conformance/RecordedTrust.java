package io.azurecredentials.emulator.conformance;

import static io.azurecredentials.emulator.directory.ObjectType.APPLICATION;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.http.Json;
import java.time.Duration;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Assertions in place of those that recorders took out: the recorded client trusts an issuer here,
 * which vouches for it.
 */
record RecordedTrust(OfflineAzure azure) {

    private static final String ISSUER = "https://issuer.example/";
    private static final String SUBJECT = "recorded";
    private static final String AUDIENCE = "api://AzureADTokenExchange";

    /** An assertion that the application may sign in with. */
    String assertion(String appID) {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            String keySet =
                    new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
            azure.issuers().add(ISSUER, () -> keySet);
            trust(appID);
            return signed(key);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private void trust(String appID) {
        ObjectNode credential = Json.object();
        credential.put("id", SUBJECT).put("issuer", ISSUER).put("subject", SUBJECT);
        credential.putArray("audiences").add(AUDIENCE);
        azure.directory().idsByKey(APPLICATION, "appId", appID).stream()
                .flatMap(id -> azure.directory().current(id).stream())
                .forEach(found -> azure.directory().put(found.withFederated(credential)));
    }

    private String signed(RsaJsonWebKey key) throws JoseException {
        ObjectNode claims = Json.object();
        claims.put("iss", ISSUER).put("sub", SUBJECT).put("aud", AUDIENCE);
        claims.put("exp", azure.now().plus(Duration.ofMinutes(10)).getEpochSecond());
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue("RS256");
        signature.setPayload(Json.write(claims));
        signature.setKey(key.getPrivateKey());
        return signature.getCompactSerialization();
    }
}
