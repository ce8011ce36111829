package io.azurecredentials.emulator.entra;

import static io.azurecredentials.emulator.OfflineAzure.ARM_SCOPE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.http.Json;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Makes assertions for tests, and signs in with them. */
record Assertions(OfflineAzure azure) {
    static final SigningKey KEY = SigningKey.generate();
    static final SigningKey OTHER = SigningKey.generate();
    static final String ISSUER = "https://cluster.example/";
    static final String AUDIENCE = "api://AzureADTokenExchange";

    /** A token of an issuer outside Azure. */
    String federated(String issuer, String subject, String audience, SigningKey key) {
        return signed(claims(issuer, subject, audience), key, "");
    }

    /** The claims of a client's own assertion. */
    ObjectNode own(String clientID) {
        String endpoint =
                "https://login.microsoftonline.com/%s/oauth2/v2.0/token"
                        .formatted(azure.world().tenantID());
        return claims(clientID, clientID, endpoint);
    }

    private ObjectNode claims(String issuer, String subject, String audience) {
        return Json.object()
                .put("iss", issuer)
                .put("sub", subject)
                .put("aud", audience)
                .put("jti", UUID.randomUUID().toString())
                .put("nbf", azure.now().getEpochSecond())
                .put("exp", azure.now().plus(Duration.ofMinutes(10)).getEpochSecond());
    }

    /** Signed by a key that claims this thumbprint, or only its id. */
    static String signed(ObjectNode claims, SigningKey key, String thumbprint) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue("RS256");
        if (thumbprint.isEmpty()) {
            signature.setKeyIdHeaderValue(key.id());
        } else {
            signature.setHeader("x5t", thumbprint);
        }
        signature.setPayload(Json.write(claims));
        signature.setKey(key.secret());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    static String keySet(SigningKey key) {
        ObjectNode set = Json.object();
        set.putArray("keys").add(key.jwk());
        return Json.write(set);
    }

    Reply signIn(String clientID, String assertion) {
        return azure.signIn(
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        clientID,
                        "client_assertion_type",
                        AssertionProof.TYPE,
                        "client_assertion",
                        assertion,
                        "scope",
                        ARM_SCOPE));
    }

    /** The claims of the token that an answer carries. */
    static JsonNode tokenClaims(Reply reply) {
        String payload = reply.text("access_token").split("\\.", -1)[1];
        return Json.read(new String(Base64.getUrlDecoder().decode(payload), UTF_8));
    }

    /** The AADSTS number; 0 if the sign-in succeeded. */
    static int code(Reply reply) {
        return reply.body().path("error_codes").path(0).asInt();
    }
}
