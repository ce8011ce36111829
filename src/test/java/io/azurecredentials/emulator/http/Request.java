package io.azurecredentials.emulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it arrived.
 *
 * @param host the host the client believes it talks to, lower case, without port
 * @param target the raw request target: path and query, still encoded
 * @param headers first value of each, names without regard to case
 */
public record Request(
        String method, String host, String target, Map<String, String> headers, String body) {

    /** A request with its header names made case-insensitive. */
    public static Request of(
            String method, String host, String target, Map<String, String> headers, String body) {
        Map<String, String> folded = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        folded.putAll(headers);
        return new Request(method, host.toLowerCase(Locale.ROOT), target, folded, body);
    }

    /** The raw path, without the query. */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** The decoded parts of the path; empty ones are dropped, so {@code //a} is {@code /a}. */
    public List<String> segments() {
        List<String> segments = new ArrayList<>();
        for (String segment : path().split("/", -1)) {
            if (!segment.isEmpty()) {
                segments.add(URLDecoder.decode(segment.replace("+", "%2B"), UTF_8));
            }
        }
        return segments;
    }

    public Form query() {
        int query = target.indexOf('?');
        return Form.parse(query < 0 ? "" : target.substring(query + 1));
    }

    public Form form() {
        return Form.parse(body);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The token of an {@code Authorization: Bearer} header. */
    public Optional<String> bearer() {
        return header("Authorization")
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).trim())
                .filter(token -> !token.isEmpty());
    }
}
