package io.azurecredentials.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.util.ConfigurationBuilder;
import com.azure.core.util.ConfigurationSource;
import com.azure.resourcemanager.authorization.implementation.AuthorizationManagementClientBuilder;
import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.http.middleware.ParametersNameDecodingHandler;
import com.microsoft.kiota.http.middleware.UserAgentHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * What the SDKs' clients for all clouds share: connections, threads, and that none repeats a
 * request by itself, for a repeated {@code addPassword} makes a second password.
 */
final class Clients implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final OkHttpClient okHttp;
    private final HttpClient jdk;
    private final Metadata metadata;
    private final KeyDocuments keyDocuments;
    private final ConcurrentMap<Cloud, CloudClients> clouds = new ConcurrentHashMap<>();

    Clients(Network network, Trust trust, Duration patience) {
        Route route = new Route(network);
        jdk = jdk(route, trust, patience);
        okHttp = okHttp(route, trust, patience);
        metadata = new Metadata(network.metadata(), patience);
        keyDocuments = new KeyDocuments(route, trust, patience);
    }

    /** Those for a cloud, made when it is asked for first. */
    CloudClients of(Cloud cloud) {
        return clouds.computeIfAbsent(cloud, this::make);
    }

    /** The metadata service, the same one in every cloud. */
    Metadata metadata() {
        return metadata;
    }

    /** Where Entra publishes its keys. */
    KeyDocuments keyDocuments() {
        return keyDocuments;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        metadata.close();
        keyDocuments.close();
        okHttp.dispatcher().executorService().shutdown();
        okHttp.connectionPool().evictAll();
    }

    private CloudClients make(Cloud cloud) {
        GraphServiceClient graph = new GraphServiceClient(okHttp);
        graph.getRequestAdapter().setBaseUrl(cloud.graph() + "/v1.0");
        return new CloudClients(
                cloud,
                new Entra(pipeline(jdk, new PipelineGuard(Service.ENTRA)), threads, cloud),
                graph,
                new AuthorizationManagementClientBuilder()
                        .pipeline(
                                pipeline(
                                        jdk,
                                        new BearerPolicy(cloud),
                                        new PipelineGuard(Service.ARM)))
                        .endpoint(cloud.arm())
                        .buildClient(),
                new ResourceVersions());
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
                .addNetworkInterceptor(Clients::withoutSilentRepeat)
                .connectionPool(new ConnectionPool(32, 1, TimeUnit.MINUTES))
                .build();
    }

    /**
     * OkHttp repeats a request by itself, a POST too, when a 503 says {@code Retry-After: 0}; a
     * password could be made twice then, and only one would be known.
     */
    private static Response withoutSilentRepeat(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        return response.code() == 503 && "0".equals(response.header("Retry-After"))
                ? response.newBuilder().header("Retry-After", "1").build()
                : response;
    }
}
