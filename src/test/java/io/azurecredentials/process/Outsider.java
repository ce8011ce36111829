package io.azurecredentials.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.demo.Consumer;
import io.azurecredentials.emulator.Emulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with the operator's own rights who meddles with its applications through Graph. */
final class Outsider {
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final String GRAPH = "https://graph.microsoft.com/v1.0/";

    private final Emulator azure;
    private final HttpClient http;

    Outsider(Emulator azure) {
        this.azure = azure;
        this.http =
                HttpClient.newBuilder()
                        .proxy(ProxySelector.of(azure.proxy()))
                        .sslContext(Consumer.trusting(azure.caPem()))
                        .build();
    }

    /** Moves an application to the recycle bin. */
    int delete(String id) {
        return send("DELETE", "applications/" + id);
    }

    /** Takes an object out of the recycle bin again. */
    int restore(String id) {
        return send("POST", "directory/deletedItems/" + id + "/restore");
    }

    private int send(String method, String path) {
        return status(
                HttpRequest.newBuilder(URI.create(GRAPH + path))
                        .header("Authorization", "Bearer " + token())
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.noBody())
                        .build());
    }

    private String token() {
        String form =
                "grant_type=client_credentials&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default"
                        + "&client_id="
                        + azure.world().root().clientID()
                        + "&client_secret="
                        + URLEncoder.encode(azure.world().root().clientSecret(), UTF_8);
        String url =
                "https://login.microsoftonline.com/"
                        + azure.world().tenantID()
                        + "/oauth2/v2.0/token";
        Matcher token =
                TOKEN.matcher(
                        answer(
                                HttpRequest.newBuilder(URI.create(url))
                                        .POST(BodyPublishers.ofString(form))
                                        .build()));
        if (!token.find()) {
            throw new IllegalStateException("no token");
        }
        return token.group(1);
    }

    private int status(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String answer(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
