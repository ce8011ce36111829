package io.azurecredentials.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.util.ConfigurationBuilder;
import com.azure.core.util.ConfigurationSource;
import com.azure.resourcemanager.authorization.fluent.AuthorizationManagementClient;
import com.azure.resourcemanager.authorization.implementation.AuthorizationManagementClientBuilder;
import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.http.middleware.ParametersNameDecodingHandler;
import com.microsoft.kiota.http.middleware.UserAgentHandler;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/**
 * The SDKs' clients, one of each for all tenants: the token goes with the call. None repeats a
 * request by itself: a repeated {@code addPassword} makes a second password.
 */
final class Clients implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final OkHttpClient okHttp;
    private final GraphServiceClient graph;
    private final AuthorizationManagementClient authorization;
    private final Entra entra;

    Clients(Network network, Trust trust, Duration patience) {
        Route route = new Route(network);
        HttpClient jdk = jdk(route, trust, patience);
        entra = new Entra(pipeline(jdk, new PipelineGuard(Service.ENTRA)), threads);
        authorization =
                new AuthorizationManagementClientBuilder()
                        .pipeline(pipeline(jdk, new BearerPolicy(), new PipelineGuard(Service.ARM)))
                        .endpoint(Service.ARM.endpoint())
                        .environment(AzureEnvironment.AZURE)
                        .buildClient();
        okHttp = okHttp(route, trust, patience);
        graph = new GraphServiceClient(okHttp);
    }

    Entra entra() {
        return entra;
    }

    GraphServiceClient graph() {
        return graph;
    }

    AuthorizationManagementClient authorization() {
        return authorization;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        okHttp.dispatcher().executorService().shutdown();
        okHttp.connectionPool().evictAll();
    }

    private HttpClient jdk(Route route, Trust trust, Duration patience) {
        ConfigurationSource nothing = path -> Map.of();
        return new JdkHttpClientBuilder(
                        java.net.http.HttpClient.newBuilder()
                                .proxy(route)
                                .sslContext(trust.context()))
                .executor(threads)
                .connectionTimeout(CONNECT)
                .writeTimeout(patience)
                .responseTimeout(patience)
                .readTimeout(patience)
                // The environment's proxy would win over the one we are told.
                .configuration(new ConfigurationBuilder(nothing, nothing, nothing).build())
                .build();
    }

    private static HttpPipeline pipeline(HttpClient client, HttpPipelinePolicy... policies) {
        return new HttpPipelineBuilder().httpClient(client).policies(policies).build();
    }

    private static OkHttpClient okHttp(Route route, Trust trust, Duration patience) {
        return GraphClientFactory.create(
                        GraphServiceClient.getGraphClientOptions(),
                        new UserAgentHandler(),
                        new ParametersNameDecodingHandler(),
                        new OkHttpGuard())
                .proxySelector(route)
                .sslSocketFactory(trust.context().getSocketFactory(), trust.manager())
                .connectTimeout(CONNECT)
                .readTimeout(patience)
                .writeTimeout(patience)
                .callTimeout(patience)
                .followRedirects(false)
                .retryOnConnectionFailure(false)
                .connectionPool(new ConnectionPool(32, 1, TimeUnit.MINUTES))
                .build();
    }
}
