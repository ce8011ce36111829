package io.azurecredentials.bootstrap;

import io.azurecredentials.azure.Azure;
import io.azurecredentials.azure.Calls;
import io.azurecredentials.azure.Network;
import io.azurecredentials.azure.Permit;
import io.azurecredentials.settings.Settings.AzureNetwork;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;

/** How Azure is reached: one way for the whole process, so that budgets are shared. */
final class Outside {
    private Outside() {}

    /**
     * @param calls told of every request
     * @param permit asked before every request that changes something
     * @throws IllegalArgumentException if the CA bundle is none
     */
    static Azure azure(AzureNetwork network, Calls calls, Permit permit) {
        return new Azure(
                new Network(
                        network.proxy().map(Outside::proxy),
                        network.noProxy(),
                        network.caBundle(),
                        network.metadata().orElse(Network.METADATA)),
                calls,
                permit);
    }

    private static Proxy proxy(URI uri) {
        return new Proxy(
                Proxy.Type.HTTP, InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort()));
    }
}
