package io.azurecredentials.emulator.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * A recorded request with its recorded answer.
 *
 * @param n its place in the recording; there are gaps
 * @param request {@code method}, {@code url}, {@code headers?}, {@code body?} or {@code form?}
 * @param response {@code status}, {@code headers?}, {@code body?} or {@code bodyTruncated?}
 */
record Interaction(int n, JsonNode request, JsonNode response) {

    /**
     * Reads one.
     *
     * @param place its number if it has none of its own
     */
    static Interaction of(JsonNode json, int place) {
        return new Interaction(
                json.path("n").asInt(place), json.path("request"), json.path("response"));
    }

    String method() {
        return request.path("method").asText();
    }

    String url() {
        return request.path("url").asText();
    }

    /** The URL without its query, in lower case, without a slash at the end. */
    String path() {
        String url = url().toLowerCase(Locale.ROOT).replaceAll("[?#].*", "");
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    String host() {
        return url().replaceFirst("https?://", "").replaceAll("[/:?].*", "");
    }

    int status() {
        return response.path("status").asInt();
    }

    JsonNode body() {
        return response.path("body");
    }

    boolean isRead() {
        return method().equals("GET") || method().equals("HEAD");
    }

    boolean isTruncated() {
        return response.has("bodyTruncated");
    }

    /** Whether Resource Manager itself refused it, and no resource provider saw it. */
    boolean isRefusedByGateway() {
        return status() >= 400
                && response.path("headers").path("x-ms-failure-cause").asText().equals("gateway");
    }

    /** Whether the request has a body that was not recorded. */
    boolean lacksBody() {
        return (method().equals("PUT") || method().equals("PATCH"))
                && !request.path("body").isObject();
    }
}
