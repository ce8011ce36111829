package io.azurecredentials.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.login.Doorstep;
import io.azurecredentials.login.jwt.Tokens;
import io.azurecredentials.server.http.ForwardedFor;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.kubernetes.Audiences;
import io.azurecredentials.server.kubernetes.Reviews;
import io.azurecredentials.server.tls.ClientAuthority;
import io.azurecredentials.server.tls.Fixed;
import io.azurecredentials.server.tls.Pair;
import io.azurecredentials.server.vault.Audited;
import io.azurecredentials.server.vault.Health;
import io.azurecredentials.server.vault.OurTokens;
import io.azurecredentials.server.vault.Scripted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may ask the webhook, by what is shown in the handshake. */
class ClientCertificatesIT {
    private static final String HEALTH = "GET /v1/sys/health HTTP/1.1\r\nHost: x\r\n\r\n";

    private final Fixed cluster = Fixed.authority();
    private Served served;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        ClientAuthority authority =
                ClientAuthority.in(Files.writeString(folder.resolve("ca.pem"), cluster.pem()));
        List<Route> routes =
                new ArrayList<>(new Health("fake", () -> "id", () -> Instant.EPOCH).routes());
        routes.addAll(
                new Reviews(
                                authority::hasSigned,
                                Doorstep.open().gatekeeper()::admit,
                                new Scripted(OurTokens.batch()),
                                new Audiences(Set.of()),
                                new Audited(_ -> {}, () -> OurTokens.NOW))
                        .routes());
        served =
                new Served(
                        Limits.STANDARD,
                        new ForwardedFor(List.of()),
                        routes,
                        Optional.of(_ -> false));
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void the_one_that_the_authority_signed_may_ask() throws IOException {
        assertThat(reviewed(Optional.of(cluster.ofClient(true)))).isEqualTo(200);
    }

    @Test
    void whoever_has_another_may_not_and_may_ask_everything_else() throws IOException {
        for (Pair shown :
                List.of(
                        cluster.ofClient(false),
                        cluster.server(),
                        Fixed.authority().ofClient(true),
                        served.authority.ofClient(true))) {
            assertThat(reviewed(Optional.of(shown))).as(shown.toString()).isEqualTo(403);
            assertThat(health(Optional.of(shown))).isEqualTo(200);
        }
    }

    @Test
    void whoever_has_none_may_not_either() throws IOException {
        assertThat(reviewed(Optional.empty())).isEqualTo(403);
        assertThat(health(Optional.empty())).isEqualTo(200);
    }

    /** Sessions are resumed without another handshake of certificates. */
    @Test
    void each_of_many_connections_of_one_client_may_ask() throws IOException {
        var client = served.authority.client(Optional.of(cluster.ofClient(true)));
        for (int i = 0; i < 3; i++) {
            try (Wired wired = Wired.secure(client, served.port())) {
                assertThat(wired.send(review()).answer().status()).isEqualTo(200);
                assertThat(wired.send(review()).answer().status()).isEqualTo(200);
            }
        }
    }

    private int reviewed(Optional<Pair> shown) throws IOException {
        return status(shown, review());
    }

    private int health(Optional<Pair> shown) throws IOException {
        return status(shown, HEALTH);
    }

    private int status(Optional<Pair> shown, String request) throws IOException {
        try (Wired wired = Wired.secure(served.authority.client(shown), served.port())) {
            return wired.send(request).answer().status();
        }
    }

    private static String review() {
        String body =
                "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenReview\","
                        + "\"spec\":{\"token\":\""
                        + Tokens.valid()
                        + "\"}}";
        return "POST /kubernetes/tokenreview/team-a/reader HTTP/1.1\r\nHost: x\r\n"
                + "Content-Length: "
                + body.length()
                + "\r\n\r\n"
                + body;
    }
}
