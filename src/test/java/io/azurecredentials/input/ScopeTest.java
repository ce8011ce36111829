package io.azurecredentials.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.fixture.Yaml;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the CRD takes as the scope of a role assignment. */
class ScopeTest {

    static List<String> taken() {
        return scopes("taken");
    }

    static List<String> refused() {
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

    private static List<String> scopes(String which) {
        return Yaml.node(Table.text("scopes.yaml"))
                .path(which)
                .valueStream()
                .map(it -> it.asText())
                .toList();
    }
}
