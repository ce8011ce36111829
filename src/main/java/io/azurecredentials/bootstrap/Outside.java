package io.azurecredentials.bootstrap;

import io.azurecredentials.azure.Azure;
import io.azurecredentials.azure.Calls;
import io.azurecredentials.azure.Network;
import io.azurecredentials.azure.Permit;
import io.azurecredentials.settings.Settings;
import io.azurecredentials.settings.Settings.AzureNetwork;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Optional;

/** How Azure and the API server are reached: one way for the whole process. */
final class Outside {
    private Outside() {}

    /**
     * Azure, in one place so that budgets are shared.
     *
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

    /**
     * The API server, as variables or the pod's own account say.
     *
     * @param witness told of every request
     */
    static KubernetesClient kubernetes(Optional<Interceptor> witness) {
        Config config =
                new ConfigBuilder(Config.autoConfigure(null))
                        .withUserAgent(Settings.NAME + "/1")
                        // Plain HTTP, as every Kubernetes client but this one watches: what stands
                        // before an API server may not pass WebSockets on
                        .withOnlyHttpWatches(true)
                        // HTTPS_PROXY is the way to Azure, not to the API server
                        .withHttpProxy(null)
                        .withHttpsProxy(null)
                        // A write that is sent again by the client has not passed the gate again
                        .withRequestRetryBackoffLimit(0)
                        .build();
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientBuilderConsumer(
                        it -> witness.ifPresent(x -> it.addOrReplaceInterceptor("witness", x)))
                .build();
    }

    private static Proxy proxy(URI uri) {
        return new Proxy(
                Proxy.Type.HTTP, InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort()));
    }
}
