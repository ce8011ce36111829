package io.azurecredentials.emulator.entra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.tls.CertificateAuthority;
import io.azurecredentials.emulator.world.Issuer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Fetching what an issuer publishes: OpenID Connect Discovery 1.0 sections 4 and 4.3, and
 * Microsoft's "Workload identity federation", which wants the documents to be reachable over HTTPS.
 */
@Learned(documented = "Workload identity federation; OpenID Connect Discovery 1.0 section 4")
class IssuerDiscoveryIT {
    private static final CertificateAuthority AUTHORITY = new CertificateAuthority();
    private static final String KEYS = "{\"keys\":[]}";

    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private final FederatedIssuers issuers = new FederatedIssuers();
    private HttpsServer server;
    private String issuer = "";

    @BeforeEach
    void serve() throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(
                new HttpsConfigurator(AUTHORITY.serverContext(List.of("localhost"))));
        server.createContext(
                "/",
                exchange -> {
                    String document = documents.get(exchange.getRequestURI().getPath());
                    byte[] body = (document == null ? "" : document).getBytes(UTF_8);
                    exchange.sendResponseHeaders(document == null ? 404 : 200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        issuer = "https://localhost:" + server.getAddress().getPort() + "/cluster";
        documents.put("/keys", KEYS);
        describe(issuer);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void the_key_set_is_where_the_discovery_document_says() {
        issuers.trust(AUTHORITY.pem());

        assertThat(issuers.keySet(issuer)).contains(KEYS);
        documents.put("/keys", "{\"keys\":[1]}");
        assertThat(issuers.keySet(issuer)).as("after a rotation").contains("{\"keys\":[1]}");
    }

    @Test
    void a_world_may_say_whom_to_trust_and_what_cannot_be_reached() {
        issuers.addAll(
                List.of(
                        new Issuer(issuer, Optional.empty(), Optional.of(AUTHORITY.pem())),
                        new Issuer("https://far.example", Optional.of("{}"), Optional.empty())));

        assertThat(issuers.keySet(issuer)).contains(KEYS);
        assertThat(issuers.keySet("https://far.example")).contains("{}");
    }

    @Test
    void a_document_of_another_issuer_does_not_count() {
        issuers.trust(AUTHORITY.pem());
        describe(issuer + "/");

        assertThat(issuers.keySet(issuer)).isEmpty();
        assertThat(issuers.keySet(issuer + "/")).contains(KEYS);
    }

    @Test
    void an_issuer_is_believed_over_trusted_https_only() {
        assertThat(issuers.keySet(issuer)).as("an unknown authority").isEmpty();
        issuers.trust(AUTHORITY.pem());
        assertThat(issuers.keySet(issuer.replace("https://", "http://"))).isEmpty();
        documents.clear();
        assertThat(issuers.keySet(issuer)).as("no document").isEmpty();
        server.stop(0);
        assertThat(issuers.keySet(issuer)).as("nobody there").isEmpty();
    }

    private void describe(String name) {
        documents.put(
                "/cluster/.well-known/openid-configuration",
                "{\"issuer\":\"%s\",\"jwks_uri\":\"%s\"}"
                        .formatted(name, issuer.replace("/cluster", "/keys")));
    }
}
