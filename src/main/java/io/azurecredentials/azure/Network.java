package io.azurecredentials.azure;

import java.net.Proxy;
import java.net.URI;
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
 * @param metadata where the machine's metadata service is, over plain HTTP and never through the
 *     proxy: it knows a machine by the address that asks
 */
public record Network(
        Optional<Proxy> proxy, List<String> noProxy, Optional<Path> caBundle, URI metadata) {

    /**
     * Where every machine in Azure has it.
     *
     * @see <a
     *     href="https://learn.microsoft.com/azure/virtual-machines/instance-metadata-service">Azure
     *     Instance Metadata Service</a>
     */
    public static final URI METADATA = URI.create("http://169.254.169.254");

    public Network {
        noProxy = List.copyOf(noProxy);
    }

    /** With the metadata service where it always is. */
    public Network(Optional<Proxy> proxy, List<String> noProxy, Optional<Path> caBundle) {
        this(proxy, noProxy, caBundle, METADATA);
    }

    /** Straight to Azure, trusting what the JDK trusts. */
    public static Network direct() {
        return new Network(Optional.empty(), List.of(), Optional.empty());
    }
}
