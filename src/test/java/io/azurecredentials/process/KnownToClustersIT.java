package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.demo.LoginSample;
import io.azurecredentials.demo.OperatorClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A machine logs in, makes a child of its token, and tells a cluster who it is; at two replicas.
 */
class KnownToClustersIT {
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ISSUER = "https://vault.example:8200";
    private static final String AUDIENCE = "https://kubernetes.example";
    private static final String KEYS = "/v1/identity/oidc/.well-known/keys";
    private static final String TOKEN = "/v1/identity/oidc/token/" + LoginSample.ROLE;

    @TempDir Path folder;
    private Installation installation;
    private LoginSample logins;
    private Leaks leaks;

    @BeforeEach
    void start() {
        installation = Installation.start(folder);
        logins = new LoginSample(installation);
        leaks = new Leaks(installation);
        installation.sample().apply("00-namespace.yaml");
        installation.sample().apply("10-root-secret.yaml");
        logins.apply("vm-app");
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void what_one_replica_signs_the_keys_of_the_other_prove() throws Exception {
        Map<String, String> settings = new LinkedHashMap<>(Leaks.TALKATIVE);
        settings.put("HTTP_OIDC_ISSUER", ISSUER);
        try (OperatorProcess leader = installation.operator("leader", settings);
                OperatorProcess standby = installation.operator("standby", settings)) {
            OperatorClient first = leaks.client(leader);
            OperatorClient second = leaks.client(standby);
            String login = login(first);
            assertThat(first.get(TOKEN, login).statusCode()).isEqualTo(400);
            sayOfTheCluster();

            String child =
                    auth(second.post("/v1/auth/token/create", login, "{\"ttl\":\"5m\"}").body())
                            .path("client_token")
                            .asText();
            String text = identity(first, child);
            SignedJWT token = SignedJWT.parse(text);
            JWKSet keys = JWKSet.parse(second.get(KEYS, "").body());

            assertThat(second.get(KEYS, "").body()).isEqualTo(first.get(KEYS, "").body());
            assertThat(
                            token.verify(
                                    new ECDSAVerifier(
                                            keys.getKeyByKeyId(token.getHeader().getKeyID())
                                                    .toECKey())))
                    .isTrue();
            assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(ISSUER + "/v1/identity/oidc");
            assertThat(token.getJWTClaimsSet().getAudience()).containsExactly(AUDIENCE);
            assertThat(token.getJWTClaimsSet().getSubject()).endsWith(logins.principal("vm-app"));
            assertThat(token.getJWTClaimsSet().getExpirationTime().toInstant())
                    .isBefore(Instant.now().plus(Duration.ofMinutes(5)));
            assertThat(first.login(LoginSample.ROLE, text).statusCode()).isEqualTo(403);
            assertThat(first.self("lookup-self", text).statusCode()).isEqualTo(403);

            assertThat(first.self("revoke-self", login).statusCode()).isEqualTo(204);
            await().atMost(Duration.ofSeconds(1))
                    .until(() -> second.get(TOKEN, child).statusCode() == 403);
            assertThat(leader.log() + standby.log())
                    .contains("\"audit\":\"identity\"", "\"audit\":\"creation\"")
                    .doesNotContain(token.getSignature().toString());
            leaks.assertNone(leader, standby);
        }
    }

    private String login(OperatorClient at) {
        String jwt =
                installation.azure().tokens().ofMachine("vm-app", "https://management.azure.com/");
        await().atMost(LONG).until(() -> at.login(LoginSample.ROLE, jwt).statusCode() == 200);
        return auth(at.login(LoginSample.ROLE, jwt).body()).path("client_token").asText();
    }

    private void sayOfTheCluster() {
        AzureConfig _ =
                installation
                        .client()
                        .resources(AzureConfig.class)
                        .inNamespace(installation.sample().namespace())
                        .withName("platform")
                        .patch(
                                PatchContext.of(PatchType.JSON_MERGE),
                                "{\"spec\":{\"login\":{\"clusterTokenAudience\":\""
                                        + AUDIENCE
                                        + "\"}}}");
    }

    /** Not before every replica shows the key, nor before the config is ready as it is now. */
    private static String identity(OperatorClient at, String login) {
        await().atMost(LONG).until(() -> at.get(TOKEN, login).statusCode() == 200);
        return read(at.get(TOKEN, login).body()).at("/data/token").asText();
    }

    private static JsonNode auth(String body) {
        return read(body).path("auth");
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
