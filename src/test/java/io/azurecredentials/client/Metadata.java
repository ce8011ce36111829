package io.azurecredentials.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Asks a machine's metadata service, for clients that leave that to the program they are in. */
public final class Metadata {
    private static final String TOKEN =
            "/metadata/identity/oauth2/token?api-version=2018-02-01"
                    + "&resource=https%3A%2F%2Fmanagement.azure.com%2F";

    private Metadata() {}

    /** What the machine logs in with. */
    public static String token(URI service) {
        HttpRequest request =
                HttpRequest.newBuilder(service.resolve(TOKEN)).header("Metadata", "true").build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            String answer = http.send(request, BodyHandlers.ofString()).body();
            return new ObjectMapper().readTree(answer).path("access_token").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
