package io.azurecredentials.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.fixture.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the CRD takes as the scope of a role assignment. */
class ScopeTest {

    static List<String> taken() throws IOException {
        return scopes("taken");
    }

    static List<String> refused() throws IOException {
        return scopes("refused");
    }

    @ParameterizedTest
    @MethodSource("taken")
    void a_place_in_azure_is_taken(String scope) {
        assertThat(errors(scope)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void anything_else_is_refused(String scope) {
        assertThat(errors(scope))
                .singleElement()
                .extracting(FieldError::field)
                .isEqualTo("spec.azureRoles[0].scope");
    }

    private static List<FieldError> errors(String scope) {
        ObjectNode role =
                Yaml.object(
                        """
                        kind: AzureRole
                        spec: {configRef: {name: platform}, azureRoles: [{roleName: Reader}]}
                        """);
        ((ObjectNode) role.at("/spec/azureRoles/0")).put("scope", scope);
        return Crds.brokenRules(role, null);
    }

    private static List<String> scopes(String which) throws IOException {
        try (InputStream table = ScopeTest.class.getResourceAsStream("/input/scopes.yaml")) {
            return Yaml.node(
                            new String(
                                    java.util.Objects.requireNonNull(table).readAllBytes(),
                                    StandardCharsets.UTF_8))
                    .path(which)
                    .valueStream()
                    .map(it -> it.asText())
                    .toList();
        }
    }
}
