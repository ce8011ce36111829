package io.azurecredentials.emulator.proxy;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The head of a request to a proxy.
 *
 * @param host lower case; empty if the request is to the proxy itself
 * @param target the path and query for plain requests, empty for {@code CONNECT}
 * @param rest everything after the request line
 */
record ProxyRequest(String method, String host, int port, String target, String rest) {

    private static final Pattern CONNECTION =
            Pattern.compile("(proxy-)?connection:", Pattern.CASE_INSENSITIVE);

    private static final Pattern HOST =
            Pattern.compile("\\r\\nhost:[^\\r]*\\r\\n", Pattern.CASE_INSENSITIVE);

    static Optional<ProxyRequest> parse(String head) {
        int end = head.indexOf("\r\n");
        List<String> line = List.of(head.substring(0, end).split(" ", -1));
        if (line.size() != 3) {
            return Optional.empty();
        }
        String rest = head.substring(end);
        if (line.get(1).startsWith("/")) {
            return Optional.of(new ProxyRequest(line.getFirst(), "", -1, line.get(1), rest));
        }
        return line.getFirst().equals("CONNECT")
                ? connect(line.get(1), rest)
                : absolute(line.getFirst(), line.get(1), rest);
    }

    /** Whether it names no other host, as if the proxy were the server itself. */
    boolean isDirect() {
        return host.isEmpty();
    }

    /** The same, but to that host. */
    ProxyRequest to(String other) {
        return new ProxyRequest(
                method,
                other,
                port,
                target,
                HOST.matcher(rest).replaceFirst("\r\nHost: " + other + "\r\n"));
    }

    boolean isConnect() {
        return method.equals("CONNECT");
    }

    /**
     * The head as the server behind the proxy expects it, with the proxy's own header in it. One
     * request per connection: the next one's head would pass unread.
     */
    String originForm(String stamp) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1");
        String name = stamp.substring(0, stamp.indexOf(':') + 1);
        for (String line : rest.strip().split("\r\n", -1)) {
            boolean ours = !name.isEmpty() && line.regionMatches(true, 0, name, 0, name.length());
            if (!line.isEmpty() && !ours && !CONNECTION.matcher(line).lookingAt()) {
                head.append("\r\n").append(line);
            }
        }
        head.append(stamp.isEmpty() ? "" : "\r\n" + stamp);
        return head.append("\r\nConnection: close\r\n\r\n").toString();
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
