package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.demo.LoginSample;
import io.azurecredentials.demo.OperatorClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A replica in a locale that has other letters for {@code I} and {@code i}, at the other end of the
 * world, and one as usual: each takes what the other gives out.
 */
class TurkishIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Map<String, String> TURKISH =
            Map.of(
                    "JAVA_TOOL_OPTIONS",
                    "-Duser.language=tr -Duser.country=TR -Duser.timezone=Pacific/Kiritimati");

    @TempDir Path folder;
    private Installation installation;
    private LoginSample logins;

    @BeforeEach
    void start() {
        installation = Installation.start(folder);
        logins = new LoginSample(installation);
        installation.sample().apply("00-namespace.yaml");
        installation.sample().apply("10-root-secret.yaml");
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void a_machine_logs_in_at_either_and_is_known_at_the_other() {
        logins.apply("vm-app");
        try (OperatorProcess turkish = installation.operator("turkish", TURKISH);
                OperatorProcess usual = installation.operator("usual")) {
            OperatorClient there = new OperatorClient(installation, turkish.https());
            OperatorClient here = new OperatorClient(installation, usual.https());
            await().atMost(LONG).until(() -> !login(there).isEmpty());

            assertThat(turkish.log()).contains("Pacific/Kiritimati");
            assertThat(expiry(here, login(there))).isEqualTo(200);
            assertThat(expiry(there, login(here))).isEqualTo(200);
            assertThat(turkish.log()).doesNotContain("\"level\":\"ERROR\"");
        }
    }

    /** With a name in capitals, as Vault takes them. */
    private String login(OperatorClient at) {
        String jwt =
                installation.azure().tokens().ofMachine("vm-app", "https://management.azure.com/");
        String body = at.login("BUILD", jwt).body();
        String key = "\"client_token\":\"";
        int start = body.indexOf(key) + key.length();
        return body.contains(key) ? body.substring(start, body.indexOf('"', start)) : "";
    }

    private static int expiry(OperatorClient at, String token) {
        assertThat(at.self("lookup-self", token).body()).contains("\"expire_time\":\"20", "Z\"");
        return at.self("renew-self", token).statusCode();
    }
}
