package io.azurecredentials.azure;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.emulator.Emulator;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.world.Application;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Somebody who makes resources, past the production code. */
final class Owner {
    private static final String ARM = "https://management.azure.com";

    private final Emulator emulator;
    private final Application application;

    Owner(Emulator emulator, Application application) {
        this.emulator = emulator;
        this.application = application;
    }

    /** Makes a resource of any type. */
    void put(String id, String version, String body) throws Exception {
        send("PUT", id, version, body);
    }

    void delete(String id, String version) throws Exception {
        send("DELETE", id, version, "");
    }

    private void send(String method, String id, String version, String body) throws Exception {
        try (HttpClient client = client()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(ARM + id + "?api-version=" + version))
                            .header("Authorization", "Bearer " + token(client))
                            .method(method, BodyPublishers.ofString(body.replace('\'', '"')))
                            .build();
            var response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() > 299) {
                throw new AssertionError(response.body());
            }
        }
    }

    private String token(HttpClient client) throws Exception {
        String form =
                "grant_type=client_credentials&client_id=%s&client_secret=%s&scope=%s"
                        .formatted(
                                application.clientID(),
                                URLEncoder.encode(application.clientSecret(), UTF_8),
                                URLEncoder.encode(ARM + "/.default", UTF_8));
        URI endpoint =
                URI.create(
                        "https://login.microsoftonline.com/%s/oauth2/v2.0/token"
                                .formatted(emulator.world().tenantID()));
        HttpRequest request =
                HttpRequest.newBuilder(endpoint)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build();
        return Json.read(client.send(request, BodyHandlers.ofString()).body())
                .path("access_token")
                .asText();
    }

    private HttpClient client() throws IOException {
        Path ca = emulator.writeCa(Files.createTempFile("owner", ".pem"));
        ca.toFile().deleteOnExit();
        return HttpClient.newBuilder()
                .proxy(ProxySelector.of(emulator.proxy()))
                .sslContext(Trust.with(Optional.of(ca)).context())
                .build();
    }
}
