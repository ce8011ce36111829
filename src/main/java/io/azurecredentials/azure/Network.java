package io.azurecredentials.azure;

import java.net.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How Azure is reached.
 *
 * @param proxy the proxy for HTTPS, asked by CONNECT; without credentials of its own
 * @param noProxy hosts reached directly, as in {@code NO_PROXY}: a host, a domain with everything
 *     below it ({@code corp.example} or {@code .corp.example}), an IP address, each maybe with a
 *     port, or {@code *} for everything. Address ranges are not understood.
 * @param caBundle a PEM file whose certificates are trusted beside those of the JDK
 */
public record Network(Optional<Proxy> proxy, List<String> noProxy, Optional<Path> caBundle) {
    public Network {
        noProxy = List.copyOf(noProxy);
    }

    /** Straight to Azure, trusting what the JDK trusts. */
    public static Network direct() {
        return new Network(Optional.empty(), List.of(), Optional.empty());
    }
}
