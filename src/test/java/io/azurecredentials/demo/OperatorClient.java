package io.azurecredentials.demo;

import io.azurecredentials.process.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Somebody who logs in at one replica, or asks it about tokens, as Vault's clients do. */
public final class OperatorClient {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final URI https;
    private final String namespace;
    private final Consumer<HttpResponse<String>> listener;
    private final HttpClient http;
    private final List<String> more;

    /**
     * @param https where the replica is; it has been ready
     */
    public OperatorClient(Installation installation, URI https) {
        this(installation, https, _ -> {});
    }

    /** The same, with somebody who is shown every answer. */
    public OperatorClient(
            Installation installation, URI https, Consumer<HttpResponse<String>> listener) {
        this.listener = listener;
        this.https = https;
        this.namespace = installation.sample().namespace();
        this.more = List.of();
        this.http =
                HttpClient.newBuilder()
                        .sslContext(
                                io.azurecredentials.demo.Consumer.trusting(
                                        installation.authority()))
                        .build();
    }

    private OperatorClient(OperatorClient same, List<String> more) {
        this.https = same.https;
        this.namespace = same.namespace;
        this.listener = same.listener;
        this.http = same.http;
        this.more = more;
    }

    /** The same, sending this along. */
    public OperatorClient sending(String header, String value) {
        return new OperatorClient(this, List.of(header, value));
    }

    /** Logs in for a role with a token of Entra. */
    public HttpResponse<String> login(String role, String jwt) {
        return send(
                request("/v1/auth/azure/login")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"role\":\"%s\",\"jwt\":\"%s\",\"vmss_name\":\"\"}"
                                                .formatted(role, jwt))));
    }

    /**
     * Asks about a token, or for something to be done with it.
     *
     * @param path {@code lookup-self}, {@code renew-self} or {@code revoke-self}
     */
    public HttpResponse<String> self(String path, String token) {
        return send(
                request("/v1/auth/token/" + path)
                        .header("X-Vault-Token", token)
                        .POST(BodyPublishers.noBody()));
    }

    /** Asks whose a token is, as an API server does. */
    public HttpResponse<String> review(String role, String token) {
        return send(
                request("/kubernetes/tokenreview/" + namespace + "/" + role)
                        .POST(
                                BodyPublishers.ofString(
                                        """
                                        {"apiVersion":"authentication.k8s.io/v1",\
                                        "kind":"TokenReview","spec":{"token":"%s"}}
                                        """
                                                .formatted(token))));
    }

    /** A draw by somebody who hangs up after so long. */
    public HttpResponse<String> draw(String role, String token, Duration longest) {
        return send(
                request("/v1/azure/creds/" + role)
                        .timeout(longest)
                        .header("X-Vault-Token", token)
                        .GET());
    }

    /** Anything at all, with a token. */
    public HttpResponse<String> post(String path, String token, String body) {
        return send(
                request(path).header("X-Vault-Token", token).POST(BodyPublishers.ofString(body)));
    }

    /** The same without a body. */
    public HttpResponse<String> get(String path, String token) {
        return send(request(path).header("X-Vault-Token", token).GET());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(https.resolve(path))
                        .timeout(LONGEST)
                        .header("X-Vault-Namespace", namespace);
        return more.isEmpty() ? request : request.headers(more.toArray(String[]::new));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            listener.accept(answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
