package io.azurecredentials.emulator.proxy;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The head of a request to a proxy.
 *
 * @param host lower case
 * @param target the path and query for plain requests, empty for {@code CONNECT}
 * @param rest everything after the request line
 */
record ProxyRequest(String method, String host, int port, String target, String rest) {

    static Optional<ProxyRequest> parse(String head) {
        int end = head.indexOf("\r\n");
        List<String> line = List.of(head.substring(0, end).split(" ", -1));
        if (line.size() != 3) {
            return Optional.empty();
        }
        String rest = head.substring(end);
        return line.getFirst().equals("CONNECT")
                ? connect(line.get(1), rest)
                : absolute(line.getFirst(), line.get(1), rest);
    }

    boolean isConnect() {
        return method.equals("CONNECT");
    }

    /** The head as the server behind the proxy expects it. */
    String originForm() {
        return method + " " + target + " HTTP/1.1" + rest;
    }

    private static Optional<ProxyRequest> connect(String authority, String rest) {
        int colon = authority.lastIndexOf(':');
        if (colon < 0 || !authority.substring(colon + 1).matches("\\d{1,5}")) {
            return Optional.empty();
        }
        return Optional.of(
                new ProxyRequest(
                        "CONNECT",
                        authority.substring(0, colon).toLowerCase(Locale.ROOT),
                        Integer.parseInt(authority.substring(colon + 1)),
                        "",
                        rest));
    }

    private static Optional<ProxyRequest> absolute(String method, String url, String rest) {
        try {
            URI uri = new URI(url);
            if (uri.getHost() == null) {
                return Optional.empty();
            }
            int path = url.indexOf('/', url.indexOf("//") + 2);
            return Optional.of(
                    new ProxyRequest(
                            method,
                            uri.getHost().toLowerCase(Locale.ROOT),
                            uri.getPort(),
                            path < 0 ? "/" : url.substring(path),
                            rest));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
