package io.azurecredentials.emulator.entra;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.http.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Fetches the key set of an issuer as Entra does: the discovery document below the issuer's URL
 * names it (OpenID Connect Discovery 1.0 section 4). HTTPS only. Nothing is kept, so a rotation
 * counts at once.
 */
final class IssuerDiscovery {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private final AtomicReference<HttpClient> http =
            new AtomicReference<>(client(Optional.empty()));

    /**
     * Trusts hosts whose certificates these authorities signed, beside those that the JDK knows.
     */
    void trust(String pem) {
        http.set(client(Optional.of(pem)));
    }

    /**
     * The key set; empty if the issuer cannot be reached or does not say that it is that issuer.
     */
    Optional<String> keySet(String issuer) {
        if (!issuer.startsWith("https://")) {
            return Optional.empty();
        }
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return get(base + "/.well-known/openid-configuration")
                .flatMap(IssuerDiscovery::parsed)
                .filter(document -> document.path("issuer").asText().equals(issuer))
                .map(document -> document.path("jwks_uri").asText())
                .filter(uri -> uri.startsWith("https://"))
                .flatMap(this::get);
    }

    private static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.of(Json.read(text));
        } catch (Json.Malformed e) {
            return Optional.empty();
        }
    }

    private Optional<String> get(String url) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
            HttpResponse<String> response =
                    http.get().send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static HttpClient client(Optional<String> pem) {
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(PATIENCE);
        pem.map(IssuerDiscovery::trusting).ifPresent(builder::sslContext);
        return builder.build();
    }

    /** The JDK's authorities, in a store of our own. */
    private static KeyStore known() throws GeneralSecurityException, IOException {
        Path file = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
        return KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
    }

    private static SSLContext trusting(String pem) {
        try {
            KeyStore store = known();
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(
                                    new ByteArrayInputStream(
                                            pem.getBytes(StandardCharsets.US_ASCII)))) {
                store.setCertificateEntry("issuer-" + number++, certificate);
            }
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("no certificate of an issuer: " + e.getMessage(), e);
        }
    }
}
