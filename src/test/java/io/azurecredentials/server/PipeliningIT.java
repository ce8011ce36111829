package io.azurecredentials.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.server.http.ForwardedFor;
import io.azurecredentials.server.http.Request;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 140: proxies send what many ask over one connection. */
class PipeliningIT {
    private Served served;

    @BeforeEach
    void start() {
        served = new Served(Limits.STANDARD, new ForwardedFor(List.of()));
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void each_request_has_its_own_token_and_namespace() throws IOException {
        String all =
                asking("X-Vault-Token: fake-a\r\nX-Vault-Namespace: team-a\r\n")
                        + asking("")
                        + asking("Authorization: Bearer fake-b\r\nx-vault-namespace: team-b/\r\n")
                        + asking("x-VAULT-token: fake-c\r\nX-Vault-Namespace: \r\n");
        try (Wired wired = served.connect()) {
            wired.send(all);
            for (int i = 0; i < 4; i++) {
                assertThat(wired.answer().status()).isEqualTo(200);
            }
        }

        assertThat(served.seen)
                .extracting(PipeliningIT::bearer)
                .containsExactly(
                        "fake-a in team-a",
                        "none in fallback",
                        "fake-b in team-b",
                        "fake-c in fallback");
    }

    @Test
    void one_that_is_refused_leaves_the_next_its_own() throws IOException {
        try (Wired wired = served.connect()) {
            wired.send(
                    asking("X-Vault-Token: fake-a\r\nx-vault-token: fake-b\r\n")
                            + asking("X-Vault-Token: fake-c\r\n"));
            assertThat(wired.answer().status()).isEqualTo(400);
            assertThat(wired.answer().status()).isEqualTo(200);
        }

        assertThat(served.seen)
                .extracting(PipeliningIT::bearer)
                .containsExactly("fake-c in fallback");
    }

    private static String asking(String headers) {
        return Row.LOGIN + headers + "Content-Length: 2\r\n\r\n{}";
    }

    private static String bearer(Request request) {
        return request.token().map(it -> it.reveal()).orElse("none") + " in " + request.namespace();
    }
}
