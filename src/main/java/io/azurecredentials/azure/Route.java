package io.azurecredentials.azure;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Decides for each host whether the proxy stands in between, for every HTTP client alike. */
final class Route extends ProxySelector {
    private final Optional<Proxy> proxy;
    private final List<String> noProxy;

    Route(Network network) {
        this.proxy = network.proxy();
        this.noProxy =
                network.noProxy().stream()
                        .map(it -> it.strip().toLowerCase(Locale.ROOT))
                        .filter(it -> !it.isEmpty())
                        .toList();
    }

    @Override
    public List<Proxy> select(URI uri) {
        return List.of(proxy.filter(it -> !direct(uri)).orElse(Proxy.NO_PROXY));
    }

    /** Nothing to do: there is no second proxy to turn to. */
    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {}

    private boolean direct(URI uri) {
        if (uri.getHost() == null) {
            return false;
        }
        String host = unbracketed(uri.getHost().toLowerCase(Locale.ROOT));
        int port = uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("http") ? 80 : 443;
        return noProxy.stream().anyMatch(entry -> covers(entry, host, port));
    }

    private static boolean covers(String entry, String host, int port) {
        String suffix = ":" + port;
        String name = entry.endsWith(suffix) && !isIPv6(entry) ? cut(entry, suffix) : entry;
        if (name.equals("*")) {
            return true;
        }
        String domain = unbracketed(name.replaceFirst("^\\*?\\.", ""));
        return !domain.isEmpty() && (host.equals(domain) || host.endsWith("." + domain));
    }

    /** Two colons and no bracket: the last group of an IPv6 address is not a port. */
    private static boolean isIPv6(String entry) {
        return !entry.startsWith("[") && entry.indexOf(':') != entry.lastIndexOf(':');
    }

    private static String cut(String text, String suffix) {
        return text.substring(0, text.length() - suffix.length());
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]")
                ? host.substring(1, host.length() - 1)
                : host;
    }
}
