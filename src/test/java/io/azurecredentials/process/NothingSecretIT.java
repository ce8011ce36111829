package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.demo.LoginSample;
import io.azurecredentials.demo.OperatorClient;
import io.azurecredentials.emulator.LoginScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever an operator tells anybody, at its most talkative, none of it is secret. */
class NothingSecretIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String LOGIN = "/v1/auth/azure/login";

    @TempDir Path folder;
    private Installation installation;
    private LoginSample logins;
    private Leaks leaks;
    private final OtlpReceiver receiver = OtlpReceiver.start();

    @BeforeEach
    void start() {
        installation = Installation.start(folder);
        logins = new LoginSample(installation);
        leaks = new Leaks(installation);
        installation.sample().apply();
        logins.apply("vm-app");
    }

    @AfterEach
    void stop() {
        installation.close();
        receiver.close();
    }

    @Test
    void nothing_that_was_given_out_is_told_to_anybody_else() throws IOException {
        Map<String, String> settings = new HashMap<>(Leaks.TALKATIVE);
        settings.putAll(receiver.settings());
        try (OperatorProcess operator = installation.operator("talkative", settings)) {
            await().atMost(LONG).until(logins::isOpen);
            Path file = folder.resolve("token");
            LoginScript.Ran ran =
                    logins.run("vm-app", operator.https(), folder.resolve("vm-app"), file);
            assertThat(ran.status()).as(ran.error()).isZero();
            String token = Files.readString(file);
            leaks.add("client_token", token);
            String password = password();
            String jwt =
                    installation
                            .azure()
                            .tokens()
                            .ofMachine("vm-app", "https://management.azure.com/");
            OperatorClient client = leaks.client(operator);
            assertThat(client.login(LoginSample.ROLE, jwt).statusCode()).isEqualTo(200);

            for (String secret : List.of(jwt, token, password)) {
                putEverywhere(client, secret);
            }
            assertThat(client.self("renew-self", token).statusCode()).isEqualTo(200);
            assertThat(client.self("revoke-self", token).statusCode()).isEqualTo(204);
            assertThat(client.review(LoginSample.ROLE, token).body()).contains("false");
            assertThat(client.self("lookup-self", token).statusCode()).isEqualTo(403);

            await().until(() -> operator.log().contains("\"audit\":\"revocation\""));
            leaks.assertNone(operator);
            await().atMost(LONG)
                    .until(
                            () -> receiver.root(it -> it.name().endsWith("/revoke-self")),
                            Optional::isPresent);
            leaks.assertNone("traces", receiver.bytes());
        }
    }

    /** What belongs somewhere else, and what is nearly right. */
    private static void putEverywhere(OperatorClient client, String secret) {
        String body = "{\"role\":\"%s\",\"jwt\":\"%s\"}";
        client.post(LOGIN, "", body.formatted(secret, secret));
        client.post(LOGIN, secret, body.formatted(LoginSample.ROLE, secret + "A"));
        client.post(LOGIN, "", body.formatted(LoginSample.ROLE, secret) + secret);
        client.post(LOGIN, "", "{\"" + secret + "\":\"" + secret + "\"}");
        client.self("lookup-self", secret + "A");
        client.self("renew-self", secret.substring(0, secret.length() - 1));
        client.post("/v1/auth/token/renew-self", secret, "{\"increment\":\"" + secret + "\"}");
        client.review(LoginSample.ROLE, secret + "A");
        client.review("other", secret);
    }

    private String password() {
        return await().atMost(LONG)
                .until(() -> installation.sample().secret(), Optional::isPresent)
                .orElseThrow()
                .getOrDefault("client_secret", "");
    }
}
