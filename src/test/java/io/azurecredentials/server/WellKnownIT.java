package io.azurecredentials.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.identity.token.Publication;
import io.azurecredentials.identity.token.Signed;
import io.azurecredentials.server.http.ForwardedFor;
import io.azurecredentials.server.vault.identity.PublicPaths;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What API servers fetch, as it comes over the wire. */
class WellKnownIT {
    private Served served;

    @BeforeEach
    void start() {
        PublicPaths paths =
                new PublicPaths(Optional.of(new Publication(Signed.ISSUER)), () -> Signed.KEYS);
        served = new Served(Limits.STANDARD, new ForwardedFor(List.of()), paths.routes());
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openid-configuration", "keys"})
    void it_may_be_kept_for_five_minutes_and_says_so_once(String path) throws IOException {
        try (Wired wired = served.connect()) {
            Wired.Answer answer =
                    wired.send(
                                    "GET /v1/identity/oidc/.well-known/"
                                            + path
                                            + " HTTP/1.1\r\nHost: x\r\n\r\n")
                            .answer();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("content-type")).isEqualTo("application/json");
            assertThat(
                            answer.headers().stream()
                                    .map(it -> it.toLowerCase(Locale.ROOT))
                                    .filter(it -> it.startsWith("cache-control:")))
                    .containsExactly("cache-control: public, max-age=300");
        }
    }
}
