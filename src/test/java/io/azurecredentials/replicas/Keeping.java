package io.azurecredentials.replicas;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** Keeps its connection for as long as it is let: what was posted is not posted again. */
final class Keeping implements Visitor {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final URI url;
    private final String namespace;
    private final HttpClient http;

    Keeping(URI url, String namespace, SSLContext tls) {
        this.url = url;
        this.namespace = namespace;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .sslContext(tls)
                        .build();
    }

    @Override
    public Answer ask(String method, String path, String token, String body) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url.resolve(path))
                        .timeout(LONGEST)
                        .header("X-Vault-Namespace", namespace)
                        .method(method, BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("X-Vault-Token", token);
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
