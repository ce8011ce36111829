package io.azurecredentials.azure;

import static io.azurecredentials.azure.Reply.held;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import io.azurecredentials.base.Sensitive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The metadata service of the machine, as a source of tokens.
 *
 * @see <a
 *     href="https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token">
 *     Tokens for managed identities</a>
 */
final class Metadata implements AutoCloseable {
    /** It is on the machine: if nobody answers by then, there is nobody. */
    private static final Duration CONNECT = Duration.ofSeconds(1);

    private static final String PATH = "/metadata/identity/oauth2/token?api-version=2018-02-01";

    private final HttpClient client =
            HttpClient.newBuilder()
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .connectTimeout(CONNECT)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
    private final URI endpoint;
    private final Duration patience;

    Metadata(URI endpoint, Duration patience) {
        this.endpoint = endpoint;
        this.patience = patience;
    }

    /**
     * A managed identity's token.
     *
     * @param clientID whose it is
     */
    record Grant(Bearer bearer, String clientID) {}

    /**
     * Fetches a token. The service keeps tokens itself and gives the same one for hours.
     *
     * @param resource what it is for
     */
    Grant fetch(Authentication.ManagedIdentity identity, String resource) {
        HttpResponse<byte[]> response =
                send(
                        request(PATH + "&resource=" + encoded(resource) + selection(identity))
                                .header("Metadata", "true")
                                .timeout(patience)
                                .build());
        try {
            check(response);
            return grant(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether anybody answers at its address. Asked without the header that it wants, it has to
     * refuse, and does no work.
     */
    boolean answers() {
        try {
            send(request(PATH).timeout(CONNECT).build());
            return true;
        } catch (UncheckedIOException nobody) {
            return false;
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private static String selection(Authentication.ManagedIdentity identity) {
        return switch (identity) {
            case Authentication.SystemAssigned _ -> "";
            case Authentication.ByClientID(String id) -> "&client_id=" + encoded(id);
            case Authentication.ByObjectID(String id) -> "&object_id=" + encoded(id);
            case Authentication.ByResourceID(String id) -> "&msi_res_id=" + encoded(id);
        };
    }

    private HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(endpoint.resolve(target));
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void check(HttpResponse<byte[]> response) throws IOException {
        new Reply(
                        Service.METADATA,
                        response.statusCode(),
                        response.headers().firstValue("Retry-After").orElse(null),
                        response.body())
                .check();
    }

    private static Grant grant(byte[] body) throws IOException {
        try (JsonReader json = JsonProviders.createReader(body)) {
            Map<String, Object> answer = held(json.readMap(JsonReader::readUntyped));
            String token = text(answer, "access_token");
            Instant ends = Instant.ofEpochSecond(Long.parseLong(text(answer, "expires_on")));
            return new Grant(new Bearer(Sensitive.of(token), ends), text(answer, "client_id"));
        } catch (NumberFormatException | IllegalStateException other) {
            throw new IOException("an answer of somebody else", other);
        }
    }

    private static String text(Map<String, Object> answer, String name) {
        return held(answer.get(name)).toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
