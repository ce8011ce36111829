package io.azurecredentials.cluster.fault;

import com.sun.net.httpserver.HttpExchange;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The API server that a kubeconfig leads to, spoken to with the kubeconfig's credentials. */
record Upstream(URI server, @Nullable String token, HttpClient client) implements AutoCloseable {

    /** What belongs to one connection, or is set by the client by itself. */
    private static final Set<String> HOP =
            Set.of(
                    "connection",
                    "content-length",
                    "expect",
                    "host",
                    "transfer-encoding",
                    "upgrade");

    static Upstream of(Path kubeconfig) {
        Config config = Config.fromKubeconfig(kubeconfig.toFile());
        HttpClient.Builder client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        URI server = URI.create(config.getMasterUrl());
        if (server.getScheme().equals("https")) {
            client.sslContext(trust(config));
        }
        return new Upstream(server, config.getAutoOAuthToken(), client.build());
    }

    private static SSLContext trust(Config config) {
        try {
            return SSLUtils.sslContext(
                    SSLUtils.keyManagers(config), SSLUtils.trustManagers(config));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<InputStream> send(HttpExchange exchange, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(exchange.getRequestURI().toString()))
                        .method(
                                exchange.getRequestMethod(),
                                body.length == 0
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofByteArray(body));
        for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
            if (!HOP.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                header.getValue().forEach(value -> request.header(header.getKey(), value));
            }
        }
        if (token != null
                && !token.isEmpty()
                && !exchange.getRequestHeaders().containsKey("Authorization")) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    static boolean passesOn(String header) {
        return !HOP.contains(header.toLowerCase(Locale.ROOT)) && !header.startsWith(":");
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
