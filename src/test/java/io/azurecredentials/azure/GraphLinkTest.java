package io.azurecredentials.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphLinkTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://graph.microsoft.com/v1.0/applications?$skiptoken=x",
                "https://Graph.Microsoft.com/v1.0/applications"
            })
    void a_link_to_graph_is_followed(String link) {
        assertThat(GraphLink.checked(link)).isEqualTo(link);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://graph.microsoft.com/v1.0/applications",
                "https://graph.microsoft.com.example.org/v1.0/applications",
                "https://graph.microsoft.com@example.org/",
                "https://someone@graph.microsoft.com/",
                "https://graph.microsoft.com:8443/",
                "/v1.0/applications",
                "no link",
                ""
            })
    void a_link_elsewhere_is_not(String link) {
        assertThatThrownBy(() -> GraphLink.checked(link)).isInstanceOf(UncheckedIOException.class);
    }
}
