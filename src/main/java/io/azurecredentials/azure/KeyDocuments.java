package io.azurecredentials.azure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches documents that decide whom to trust: no redirect is followed, what is too long or too
 * slow counts as no answer, and what is packed is not unpacked.
 */
final class KeyDocuments implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LONGEST = 256 * 1024;

    private final HttpClient client;
    private final Duration patience;

    /**
     * @param patience how long any call may take; these take at most five seconds
     */
    KeyDocuments(Route route, Trust trust, Duration patience) {
        this.client =
                HttpClient.newBuilder()
                        .proxy(route)
                        .sslContext(trust.context())
                        .connectTimeout(CONNECT)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
        this.patience = patience.compareTo(PATIENCE) < 0 ? patience : PATIENCE;
    }

    /** The document, which is JSON. */
    byte[] fetch(URI source) {
        HttpRequest request =
                HttpRequest.newBuilder(source).header("Accept", "application/json").build();
        HttpResponse<byte[]> response = within(request);
        try {
            new Reply(
                            Service.ENTRA,
                            response.statusCode(),
                            response.headers().firstValue("Retry-After").orElse(null),
                            response.body())
                    .check();
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /** The client's own timeout ends with the headers; a body can come a byte at a time. */
    private HttpResponse<byte[]> within(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> underWay =
                client.sendAsync(
                        request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST));
        try {
            return underWay.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new UncheckedIOException(new IOException(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            underWay.cancel(true);
        }
    }
}
