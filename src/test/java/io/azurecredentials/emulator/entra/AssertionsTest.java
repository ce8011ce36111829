package io.azurecredentials.emulator.entra;

import static io.azurecredentials.emulator.OfflineAzure.ARM_SCOPE;
import static io.azurecredentials.emulator.OfflineAzure.GRAPH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Signing in with assertions. Learned from Microsoft's "Application authentication certificate
 * credentials", "Workload identity federation" and the error code reference.
 */
class AssertionsTest {

    private static final SigningKey KEY = SigningKey.generate();
    private static final SigningKey OTHER = SigningKey.generate();
    private static final String ISSUER = "https://cluster.example/";
    private static final String AUDIENCE = "api://AzureADTokenExchange";

    private final OfflineAzure azure = OfflineAzure.standard();
    private JsonNode application = Json.object();

    @BeforeEach
    void application() throws Exception {
        application = azure.graph().createApplication("a");
        azure.graph().createServicePrincipal(application);
        String key = Base64.getEncoder().encodeToString(KEY.certificate().getEncoded());
        azure.graph()
                .patch(
                        url(),
                        "{'keyCredentials':[{'type':'AsymmetricX509Cert','usage':'Verify','key':'"
                                + key
                                + "'}]}");
        azure.issuers().add(ISSUER, () -> keySet(KEY));
    }

    @Test
    void a_registered_certificate_signs_in() {
        Reply reply = signIn(assertion(ownClaims(), KEY, KEY.id()));

        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void a_certificate_that_is_not_registered_does_not() {
        assertThat(code(signIn(assertion(ownClaims(), OTHER, OTHER.id())))).isEqualTo(700027);
        assertThat(code(signIn(assertion(ownClaims(), OTHER, KEY.id())))).isEqualTo(700027);
    }

    @Test
    void an_assertion_names_its_client_and_its_audience_and_ends() {
        ObjectNode otherClient = ownClaims().put("sub", UUID.randomUUID().toString());
        ObjectNode otherAudience = ownClaims().put("aud", "https://login.example/token");
        Instant past = azure.now().minus(Duration.ofMinutes(6));
        ObjectNode over = ownClaims().put("exp", past.getEpochSecond());

        assertThat(code(signIn(assertion(otherClient, KEY, KEY.id())))).isEqualTo(700021);
        assertThat(code(signIn(assertion(otherAudience, KEY, KEY.id())))).isEqualTo(700023);
        assertThat(code(signIn(assertion(over, KEY, KEY.id())))).isEqualTo(700024);
        assertThat(code(signIn("no.token.at-all"))).isEqualTo(50027);
    }

    @Test
    void a_removed_certificate_no_longer_signs_in() {
        azure.graph().patch(url(), "{'keyCredentials':[]}");

        assertThat(code(signIn(assertion(ownClaims(), KEY, KEY.id())))).isEqualTo(700027);
    }

    @Test
    void an_issuer_that_the_application_trusts_vouches_for_it() {
        trust("sub-1");

        assertThat(signIn(federated(ISSUER, "sub-1", AUDIENCE, KEY)).status()).isEqualTo(200);
    }

    @Test
    void each_mismatch_has_its_own_code() {
        assertThat(code(signIn(federated(ISSUER, "sub-1", AUDIENCE, KEY)))).isEqualTo(70025);
        trust("sub-1");

        assertThat(code(signIn(federated("https://cluster.example", "sub-1", AUDIENCE, KEY))))
                .as("issuer without its slash")
                .isEqualTo(700211);
        assertThat(code(signIn(federated(ISSUER, "sub-1", "api://other", KEY)))).isEqualTo(700212);
        assertThat(code(signIn(federated(ISSUER, "SUB-1", AUDIENCE, KEY)))).isEqualTo(700213);
        assertThat(code(signIn(federated(ISSUER, "sub-1", AUDIENCE, OTHER)))).isEqualTo(50013);
    }

    @Test
    void an_issuer_may_rotate_its_keys() {
        trust("sub-1");

        azure.issuers().add(ISSUER, () -> keySet(OTHER));

        assertThat(signIn(federated(ISSUER, "sub-1", AUDIENCE, OTHER)).status()).isEqualTo(200);
        assertThat(code(signIn(federated(ISSUER, "sub-1", AUDIENCE, KEY)))).isEqualTo(50013);
    }

    @Test
    void the_first_version_takes_a_resource_and_answers_in_texts() {
        String form =
                "grant_type=client_credentials&client_id=%s&client_secret=%s&resource=%s"
                        .formatted(
                                azure.world().root().clientID(),
                                azure.world().root().clientSecret(),
                                "https://management.azure.com/");
        String host = "https://login.microsoftonline.com/" + azure.world().tenantID();

        Reply reply = azure.send("POST", host + "/oauth2/token", Map.of(), form);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().valueStream()).allMatch(JsonNode::isTextual);
        assertThat(reply.text("resource")).isEqualTo("https://management.azure.com/");
        Reply missing =
                azure.send("POST", host + "/oauth2/token", Map.of(), form.replace("resource", "x"));
        assertThat(code(missing)).isEqualTo(900144);
    }

    private String url() {
        return GRAPH + "/applications/" + application.path("id").asText();
    }

    private void trust(String subject) {
        azure.graph()
                .post(
                        url() + "/federatedIdentityCredentials",
                        "{'name':'f','issuer':'%s','subject':'%s','audiences':['%s']}"
                                .formatted(ISSUER, subject, AUDIENCE));
    }

    private ObjectNode ownClaims() {
        String appID = application.path("appId").asText();
        return claims(
                appID,
                appID,
                "https://login.microsoftonline.com/%s/oauth2/v2.0/token"
                        .formatted(azure.world().tenantID()));
    }

    private String federated(String issuer, String subject, String audience, SigningKey key) {
        return assertion(claims(issuer, subject, audience), key, "");
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
    private static String assertion(ObjectNode claims, SigningKey key, String thumbprint) {
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

    private static String keySet(SigningKey key) {
        ObjectNode set = Json.object();
        set.putArray("keys").add(key.jwk());
        return Json.write(set);
    }

    private Reply signIn(String assertion) {
        return azure.signIn(
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        application.path("appId").asText(),
                        "client_assertion_type",
                        AssertionProof.TYPE,
                        "client_assertion",
                        assertion,
                        "scope",
                        ARM_SCOPE));
    }

    private static int code(Reply reply) {
        return reply.body().path("error_codes").path(0).asInt();
    }
}
