package io.azurecredentials.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphLinkTest {
    private final GraphLink links = new GraphLink(Cloud.PUBLIC);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://graph.microsoft.com/v1.0/applications?$skiptoken=x",
                "https://Graph.Microsoft.com/v1.0/applications"
            })
    void a_link_to_graph_is_followed(String link) {
        assertThat(links.checked(link)).isEqualTo(link);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://graph.microsoft.com/v1.0/applications",
                "https://graph.microsoft.com.example.org/v1.0/applications",
                "https://graph.microsoft.com@example.org/",
                "https://someone@graph.microsoft.com/",
                "https://graph.microsoft.com:8443/",
                "https://graph.microsoft.us/v1.0/applications",
                "/v1.0/applications",
                "no link",
                ""
            })
    void a_link_elsewhere_is_not(String link) {
        assertThatThrownBy(() -> links.checked(link)).isInstanceOf(UncheckedIOException.class);
    }
}
