package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureSession;
import io.azurecredentials.demo.LoginSample;
import io.azurecredentials.demo.OperatorClient;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.LoginScript;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine logs in with what its metadata service gives it, at one replica and at another. */
class LoggingInIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String AUDIENCE = "https://management.azure.com/";
    private static final Pattern CLIENT = Pattern.compile("\"client_token\":\"([^\"]+)\"");

    @TempDir Path folder;
    private Installation installation;
    private Sample sample;
    private LoginSample logins;
    private Leaks leaks;

    @BeforeEach
    void start() {
        installation = Installation.start(folder);
        sample = installation.sample();
        logins = new LoginSample(installation);
        leaks = new Leaks(installation);
        sample.apply("00-namespace.yaml");
        sample.apply("10-root-secret.yaml");
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void a_machine_logs_in_at_one_replica_and_is_known_at_the_other() {
        logins.apply("vm-app");
        try (OperatorProcess leader = installation.operator("leader", Leaks.TALKATIVE);
                OperatorProcess standby = installation.operator("standby", Leaks.TALKATIVE)) {
            OperatorClient first = client(leader);
            OperatorClient second = client(standby);
            String jwt = azureToken("vm-app");
            awaitLogin(first, jwt);
            String token = found(login(first, jwt).body());
            assertThat(second.self("lookup-self", token).body())
                    .contains("\"display_name\":\"azure-" + logins.principal("vm-app") + "\"")
                    .contains("\"vm_name\":\"vm-app\"");
            assertThat(second.self("renew-self", token).statusCode()).isEqualTo(200);
            assertThat(review(second, token)).contains("\"authenticated\":true");
            assertThat(review(second, jwt)).contains("\"authenticated\":true");
            assertThat(second.self("revoke-self", token).statusCode()).isEqualTo(204);
            await().atMost(Duration.ofSeconds(1)).until(() -> isUnknown(first, token));
            assertThat(review(first, token)).contains("\"authenticated\":false");

            await().until(() -> leader.log().contains("\"audit\":\"login\""));
            assertThat(leader.log() + standby.log()).doesNotContain("\"level\":\"ERROR\"");
            leaks.assertNone(leader, standby);
        }
    }

    @Test
    void who_is_refused_leaves_nothing_behind() {
        logins.apply("vm-app");
        try (OperatorProcess leader = installation.operator("leader", Leaks.TALKATIVE)) {
            OperatorClient client = client(leader);
            String valid = azureToken("vm-app");
            awaitLogin(client, valid);
            int before = sessions();

            String forged = valid.substring(0, valid.length() - 8) + "AAAAAAAA";
            assertThat(login(client, forged).statusCode()).isEqualTo(403);
            assertThat(login(client, azureToken("vmss-app")).statusCode()).isEqualTo(403);
            assertThat(login(client, "a.b").statusCode()).isEqualTo(400);

            assertThat(sessions()).isEqualTo(before);
            await().until(() -> leader.log().contains("\"reason\":\"NotCompact\""));
            assertThat(leader.log())
                    .contains("\"reason\":\"Signature\"", "\"outcome\":\"refused\"");
            leaks.assertNone(leader);
        }
    }

    /** With the sample's script, which says of each what its metadata service says. */
    @Test
    void every_kind_of_machine_logs_in_by_the_script() throws IOException {
        String[] machines = {"vm-app", "vmss-app", "vmss-flex"};
        logins.apply(machines);
        try (OperatorProcess operator = installation.operator("scripted")) {
            await().atMost(LONG).until(logins::isOpen);
            for (String machine : machines) {
                Path file = folder.resolve(machine + ".token");
                LoginScript.Ran ran =
                        logins.run(machine, operator.https(), folder.resolve(machine), file);

                assertThat(ran.status()).as(machine + ": " + ran.error()).isZero();
                assertThat(client(operator).self("lookup-self", Files.readString(file)).body())
                        .contains("\"display_name\":\"azure-" + logins.principal(machine) + "\"");
            }
            assertThat(sessions()).isEqualTo(machines.length);
        }
    }

    private int sessions() {
        return installation
                .client()
                .resources(AzureSession.class)
                .inNamespace(sample.namespace())
                .list()
                .getItems()
                .size();
    }

    private OperatorClient client(OperatorProcess at) {
        return leaks.client(at);
    }

    private String azureToken(String machine) {
        return installation.azure().tokens().ofMachine(machine, AUDIENCE);
    }

    private static void awaitLogin(OperatorClient at, String jwt) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(login(at, jwt).statusCode()).isEqualTo(200));
    }

    private static HttpResponse<String> login(OperatorClient at, String jwt) {
        return at.login(LoginSample.ROLE, jwt);
    }

    private static String review(OperatorClient at, String token) {
        return at.review(LoginSample.ROLE, token).body();
    }

    private static boolean isUnknown(OperatorClient at, String token) {
        return at.self("lookup-self", token).statusCode() == 403;
    }

    private static String found(String text) {
        Matcher matcher = CLIENT.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError(text.replaceAll("[A-Za-z0-9_-]{40,}", "***"));
        }
        return matcher.group(1);
    }
}
