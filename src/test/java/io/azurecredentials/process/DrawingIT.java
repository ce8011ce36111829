package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.demo.Consumer;
import io.azurecredentials.demo.LoginSample;
import io.azurecredentials.demo.OperatorClient;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.testcluster.Documents;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine draws a credential at a replica that does not lead, uses it, and gives it back. */
class DrawingIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG = Duration.ofSeconds(60);

    /** Who may have gone without a word is looked after once a minute. */
    private static final Duration LOOKED_AFTER = Duration.ofSeconds(100);

    private static final String AUDIENCE = "https://management.azure.com/";
    private static final String CREDS = "/v1/azure/creds/reader";

    @TempDir Path folder;
    private Installation installation;
    private Sample sample;
    private String elsewhere;
    private LoginSample logins;
    private Consumer consumer;

    @BeforeEach
    void start() {
        installation = Installation.start(folder);
        sample = installation.sample();
        elsewhere = installation.cluster().namespace("team-c");
        logins = new LoginSample(installation);
        sample.apply("00-namespace.yaml");
        sample.apply("10-root-secret.yaml");
        logins.apply("vm-app");
        sample.apply("30-azurerole.yaml");
        consumer = new Consumer(installation.azure().proxy(), installation.azure().caPem());
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void a_credential_is_drawn_used_renewed_and_given_back_and_nothing_is_left() {
        try (OperatorProcess leader = installation.operator("leader");
                OperatorProcess standby = installation.operator("standby")) {
            OperatorClient client = new OperatorClient(installation, standby.https());
            String token = loggedIn(client);
            assertThat(client.get(CREDS, token).statusCode()).isEqualTo(403);
            allow();
            JsonNode drawn = awaitDrawn(client, token);

            assertThat(signIn(drawn)).isEqualTo(Consumer.SignIn.ACCEPTED);
            assertThat(secrets()).isEqualTo(1);
            String lease = "{\"lease_id\":\"" + drawn.path("lease_id").asText() + "\"%s}";
            assertThat(client.post("/v1/sys/leases/lookup", token, lease.formatted("")).body())
                    .contains("\"renewable\":true");
            JsonNode renewed =
                    body(
                            client.post(
                                    "/v1/sys/leases/renew",
                                    token,
                                    lease.formatted(",\"increment\":\"7200\"")));
            assertThat(renewed.path("lease_duration").asInt()).isEqualTo(7200);

            JsonNode other = body(client.get(CREDS, token));
            assertThat(other.at("/data/client_id")).isNotEqualTo(drawn.at("/data/client_id"));
            assertThat(
                            client.post("/v1/sys/leases/revoke", token, lease.formatted(""))
                                    .statusCode())
                    .isEqualTo(204);
            await().atMost(LONG).until(() -> credentials().size() == 1);
            assertThat(signIn(drawn)).isEqualTo(Consumer.SignIn.REFUSED);
            assertThat(signIn(other)).isEqualTo(Consumer.SignIn.ACCEPTED);

            assertThat(client.self("revoke-self", token).statusCode()).isEqualTo(204);
            await().atMost(LONG).until(() -> credentials().isEmpty());
            assertThat(signIn(other)).isEqualTo(Consumer.SignIn.REFUSED);
            assertThat(leader.log() + standby.log()).doesNotContain("\"level\":\"ERROR\"");
        }
    }

    @Test
    void a_service_account_of_another_namespace_draws_and_what_it_drew_goes_with_it() {
        ServiceAccount account = account();
        allow();
        try (OperatorProcess leader = installation.operator("leader")) {
            OperatorClient client = new OperatorClient(installation, leader.https());
            JsonNode drawn = awaitDrawn(client, token(account));
            assertThat(signIn(drawn)).isEqualTo(Consumer.SignIn.ACCEPTED);
            assertThat(drawn.path("lease_duration").asInt()).isLessThanOrEqualTo(3_600);

            installation.client().resource(account).delete();
            await().atMost(LOOKED_AFTER).until(() -> credentials().isEmpty());
            assertThat(signIn(drawn)).isEqualTo(Consumer.SignIn.REFUSED);
        }
    }

    private ServiceAccount account() {
        installation
                .client()
                .resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(elsewhere)
                                .withLabels(installation.cluster().labels())
                                .endMetadata()
                                .build())
                .create();
        return installation
                .client()
                .resource(
                        new ServiceAccountBuilder()
                                .withNewMetadata()
                                .withName("app")
                                .withNamespace(elsewhere)
                                .endMetadata()
                                .build())
                .create();
    }

    private String token(ServiceAccount account) {
        return installation
                .client()
                .serviceAccounts()
                .resource(account)
                .tokenRequest(
                        new TokenRequestBuilder()
                                .withNewSpec()
                                .withAudiences("azurecredentials.io")
                                .withExpirationSeconds(3_600L)
                                .endSpec()
                                .build())
                .getStatus()
                .getToken();
    }

    private String loggedIn(OperatorClient client) {
        String jwt = installation.azure().tokens().ofMachine("vm-app", AUDIENCE);
        await().atMost(LONG).until(() -> client.login(LoginSample.ROLE, jwt).statusCode() == 200);
        return body(client.login(LoginSample.ROLE, jwt)).at("/auth/client_token").asText();
    }

    private void allow() {
        installation
                .cluster()
                .apply(
                        Documents.parse(
                                """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: draws-from-reader, namespace: %1$s}
            rules:
            - {apiGroups: [azurecredentials.io], resources: [azureroles], resourceNames: [reader], verbs: [use]}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: draws-from-reader, namespace: %1$s}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: draws-from-reader}
            subjects:
            - {kind: Group, apiGroup: rbac.authorization.k8s.io, name: "azurecredentials.io:policy:%1$s:default"}
            - {kind: ServiceAccount, name: app, namespace: %2$s}
            """
                                        .formatted(sample.namespace(), elsewhere)));
    }

    /** What was refused is remembered for a few seconds. */
    private static JsonNode awaitDrawn(OperatorClient client, String token) {
        HttpResponse<String> answer =
                await().atMost(LONG)
                        .until(() -> client.get(CREDS, token), it -> it.statusCode() == 200);
        return body(answer);
    }

    private Consumer.SignIn signIn(JsonNode drawn) {
        return consumer.signIn(
                Map.of(
                        "client_id", drawn.at("/data/client_id").asText(),
                        "client_secret", drawn.at("/data/client_secret").asText(),
                        "tenant_id", installation.azure().world().tenantID()));
    }

    private List<AzureCredential> credentials() {
        return installation
                .client()
                .resources(AzureCredential.class)
                .inNamespace(sample.namespace())
                .list()
                .getItems();
    }

    /** The root's, and none of what was drawn. */
    private int secrets() {
        return installation
                .client()
                .secrets()
                .inNamespace(sample.namespace())
                .list()
                .getItems()
                .size();
    }

    private static JsonNode body(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
