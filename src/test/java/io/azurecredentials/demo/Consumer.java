package io.azurecredentials.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A workload: knows the data of one Secret and speaks plain HTTPS with Azure, without any SDK. */
public final class Consumer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ARM = "https://management.azure.com/.default";

    /** Whoever gets no answer by then gets none. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final HttpClient http;

    /**
     * @param proxy the way to Azure
     * @param caPem whom to trust
     */
    public Consumer(InetSocketAddress proxy, String caPem) {
        this.http =
                HttpClient.newBuilder()
                        .proxy(ProxySelector.of(proxy))
                        .sslContext(trusting(caPem))
                        .build();
    }

    /** What Entra says to a credential. */
    public enum SignIn {
        ACCEPTED,
        REFUSED,
        /** It did not answer, or with a failure of its own. */
        UNDECIDED
    }

    /** A token for Azure Resource Manager; empty if Entra refuses the credential. */
    public Optional<String> token(Map<String, String> secret) {
        return token(secret, ARM);
    }

    /** A token for that scope; empty if Entra refuses the credential. */
    public Optional<String> token(Map<String, String> secret, String scope) {
        HttpResponse<String> answer = send(tokenRequest(secret, scope));
        return answer.statusCode() == 200
                ? Optional.of(text(answer.body(), "access_token"))
                : Optional.empty();
    }

    /** Asks for a token once. */
    public SignIn signIn(Map<String, String> secret) {
        try {
            HttpResponse<String> answer = send(tokenRequest(secret, ARM));
            return switch (answer.statusCode()) {
                case 200 ->
                        text(answer.body(), "access_token").isEmpty()
                                ? SignIn.UNDECIDED
                                : SignIn.ACCEPTED;
                case 400, 401 -> SignIn.REFUSED;
                default -> SignIn.UNDECIDED;
            };
        } catch (UncheckedIOException _) {
            return SignIn.UNDECIDED;
        }
    }

    private static HttpRequest.Builder tokenRequest(Map<String, String> secret, String scope) {
        String form =
                Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                secret.getOrDefault("client_id", ""),
                                "client_secret",
                                secret.getOrDefault("client_secret", ""),
                                "scope",
                                scope)
                        .entrySet()
                        .stream()
                        .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(
                        URI.create(
                                "https://login.microsoftonline.com/"
                                        + secret.get("tenant_id")
                                        + "/oauth2/v2.0/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
    }

    /** The status with which Azure Resource Manager answers a GET of that resource. */
    public int get(String token, String resourceID) {
        String url = "https://management.azure.com" + resourceID + "?api-version=2021-04-01";
        return request("GET", token, url, "").statusCode();
    }

    /** Any request with a token; the body, if there is one, is JSON. */
    public HttpResponse<String> request(String method, String token, String url, String body) {
        return send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body)));
    }

    /** The status with which Azure Resource Manager answers a PUT of that path and query. */
    public int put(String token, String path, String json) {
        return request("PUT", token, "https://management.azure.com" + path, json).statusCode();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(LONGEST).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(String json, String field) {
        try {
            return JSON.readTree(json).path(field).asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Trusts this certificate authority and no other. */
    public static SSLContext trusting(String caPem) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "ca",
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(caPem.getBytes(UTF_8))));
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
