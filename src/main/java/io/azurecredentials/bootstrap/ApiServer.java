package io.azurecredentials.bootstrap;

import io.azurecredentials.settings.Settings;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.util.Optional;

/** How the API server is reached: one way for the whole process. */
final class ApiServer {
    private ApiServer() {}

    /**
     * Reads a kubeconfig, or what is mounted into a pod; nothing is asked yet.
     *
     * @param witness told of every request
     */
    static KubernetesClient client(Optional<Interceptor> witness) {
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
}
