package io.azurecredentials.azure;

import static io.azurecredentials.azure.Sandbox.given;
import static io.azurecredentials.azure.Sandbox.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.cluster.fixture.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArmScopeTest {

    @ParameterizedTest
    @CsvSource({
        "/subscriptions/s/resourceGroups/rg-app, subscriptions/s/resourceGroups/rg-app",
        "/subscriptions/s/resourceGroups/rg (ü), subscriptions/s/resourceGroups/rg%20(%C3%BC)",
    })
    void a_scope_becomes_part_of_a_path(String scope, String path) {
        assertThat(given(ArmScope.path(scope))).isEqualTo(path);
    }

    @Test
    void nothing_in_a_scope_can_end_the_path() {
        assertThat(given(ArmScope.path("/subscriptions/s?api-version=1#x")))
                .isEqualTo("subscriptions/s%3Fapi-version%3D1%23x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "..",
                "subscriptions/s",
                "/subscriptions/s/",
                "/subscriptions//s",
                "/subscriptions/../x",
                "/subscriptions/./x",
                "/subscriptions/..."
            })
    void a_scope_cannot_lead_elsewhere_and_its_author_is_told(String scope) {
        Problem problem = refused(ArmScope.path(scope));

        assertThat(problem).isInstanceOf(Problem.UserError.class);
        assertThat(problem.reason()).isEqualTo(Reason.INVALID_SPEC);
        assertThat(problem.message()).contains(scope, "write one such as");
    }

    @ParameterizedTest
    @MethodSource("taken")
    void what_the_schema_takes_is_asked_for_as_it_was_written(String scope) {
        assertThat(URLDecoder.decode(given(ArmScope.path(scope)), UTF_8))
                .isEqualTo(scope.substring(1));
    }

    static List<String> taken() throws IOException {
        try (InputStream table = ArmScopeTest.class.getResourceAsStream("/input/scopes.yaml")) {
            return Yaml.node(new String(Objects.requireNonNull(table).readAllBytes(), UTF_8))
                    .path("taken")
                    .valueStream()
                    .map(it -> it.asText())
                    .toList();
        }
    }
}
