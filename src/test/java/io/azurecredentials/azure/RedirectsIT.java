package io.azurecredentials.azure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.emulator.proxy.ConnectProxy;
import io.azurecredentials.emulator.proxy.Routes;
import io.azurecredentials.emulator.proxy.Tunnels;
import io.azurecredentials.emulator.tls.CertificateAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody in Azure's place who sends us elsewhere, with the token that we showed (attack 66). */
class RedirectsIT {
    private static final String TENANT = "11111111-2222-3333-4444-555555555555";
    private static final String LOGIN = "login.microsoftonline.com";
    private static final String ARM = "management.azure.com";
    private static final String GRAPH = "graph.microsoft.com";
    private static final String ELSEWHERE = "elsewhere.example";
    private static final String TOKEN =
            "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"fake-token\"}";
    private static final String MACHINE =
            "/subscriptions/eeeeeeee-0000-4000-8000-00000000000e/resourceGroups/rg-app"
                    + "/providers/Microsoft.Compute/virtualMachines/vm-app";

    private final CertificateAuthority authority = new CertificateAuthority();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private volatile String place = "";
    private HttpsServer server;
    private ConnectProxy proxy;
    private Azure azure;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        List<String> hosts = List.of(LOGIN, ARM, GRAPH, ELSEWHERE);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.setHttpsConfigurator(new HttpsConfigurator(authority.serverContext(hosts)));
        server.createContext("/", this::answer);
        server.start();
        InetSocketAddress address = server.getAddress();
        Routes routes =
                new Routes(
                        Set.copyOf(hosts),
                        address,
                        Set.of(),
                        address,
                        "",
                        new Tunnels(),
                        (_, _) -> {});
        proxy = new ConnectProxy(routes, 0);
        Path bundle = Files.writeString(folder.resolve("ca.pem"), authority.pem());
        Network network =
                new Network(
                        Optional.of(new Proxy(Proxy.Type.HTTP, proxy.address())),
                        List.of(),
                        Optional.of(bundle));
        azure =
                new Azure(
                        network,
                        (_, _, _) -> {},
                        () -> {},
                        Duration.ofSeconds(5),
                        () -> Duration.ZERO);
    }

    @AfterEach
    void stop() {
        azure.close();
        proxy.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://" + ELSEWHERE + "/", "https://" + ARM + "/elsewhere"})
    void no_redirect_is_followed(String location) {
        place = location;
        Tenant tenant = azure.open(new RootCredential(TENANT, TENANT, Sensitive.of("fake")));

        assertThat(tenant.resources().find(MACHINE)).isInstanceOf(Answer.Refused.class);
        assertThat(tenant.groups().of(TENANT)).isInstanceOf(Answer.Refused.class);
        assertThat(asked)
                .anyMatch(it -> it.startsWith(ARM + "/subscriptions/"))
                .anyMatch(it -> it.startsWith(GRAPH + "/v1.0/"))
                .noneMatch(it -> it.contains("elsewhere"));
    }

    @Test
    void nor_is_one_of_Entra_which_would_be_shown_the_secret() {
        place = "https://" + ELSEWHERE + "/";
        Tenant tenant = azure.open(new RootCredential("common", TENANT, Sensitive.of("fake")));

        assertThat(tenant.groups().of(TENANT)).isInstanceOf(Answer.Refused.class);
        assertThat(asked).isNotEmpty().allMatch(it -> it.startsWith(LOGIN + "/common/"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String host = exchange.getRequestHeaders().getFirst("Host");
        String path = exchange.getRequestURI().getPath();
        asked.add(host + path);
        if (host.equals(LOGIN) && path.contains(TENANT)) {
            byte[] token = TOKEN.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, token.length);
            exchange.getResponseBody().write(token);
        } else {
            exchange.getResponseHeaders().set("Location", place);
            exchange.sendResponseHeaders(307, -1);
        }
        exchange.close();
    }
}
