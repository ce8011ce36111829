package io.azurecredentials.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTest {
    private static final Proxy PROXY =
            new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.example", 3128));

    @ParameterizedTest
    @CsvSource({
        "graph.microsoft.com,     https://graph.microsoft.com/v1.0",
        "GRAPH.Microsoft.COM,     https://graph.microsoft.com/v1.0",
        "microsoft.com,           https://graph.microsoft.com/",
        ".microsoft.com,          https://graph.microsoft.com/",
        "*.microsoft.com,         https://graph.microsoft.com/",
        ".microsoft.com,          https://microsoft.com/",
        "graph.microsoft.com:443, https://graph.microsoft.com/",
        "*,                       https://graph.microsoft.com/",
        "169.254.169.254,         http://169.254.169.254/metadata",
        "169.254.169.254:80,      http://169.254.169.254/metadata",
        "::1,                     https://[::1]/",
        "[::1]:8443,              https://[::1]:8443/",
        "' graph.microsoft.com ', https://graph.microsoft.com/",
    })
    void a_host_of_NO_PROXY_is_reached_directly(String entry, URI uri) {
        assertThat(route(entry).select(uri)).containsExactly(Proxy.NO_PROXY);
    }

    @ParameterizedTest
    @CsvSource({
        "graph.microsoft.com,      https://management.azure.com/",
        "microsoft.com,            https://evilmicrosoft.com/",
        "microsoft.com,            https://microsoft.com.example/",
        "graph.microsoft.com:8443, https://graph.microsoft.com/",
        "169.254.169.254,          https://69.254.169.254/",
        "'',                       https://graph.microsoft.com/",
        ".,                        https://graph.microsoft.com/",
    })
    void any_other_host_is_reached_through_the_proxy(String entry, URI uri) {
        assertThat(route(entry).select(uri)).containsExactly(PROXY);
    }

    @Test
    void without_a_proxy_everything_is_reached_directly() {
        assertThat(new Route(Network.direct()).select(URI.create("https://graph.microsoft.com/")))
                .containsExactly(Proxy.NO_PROXY);
    }

    private static Route route(String noProxy) {
        return new Route(new Network(Optional.of(PROXY), List.of(noProxy), Optional.empty()));
    }
}
