package io.azurecredentials.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArmScopeTest {

    @ParameterizedTest
    @CsvSource({
        "/subscriptions/s/resourceGroups/rg-app, subscriptions/s/resourceGroups/rg-app",
        "/subscriptions/s/, subscriptions/s",
        "/subscriptions/s/resourceGroups/rg (ü), subscriptions/s/resourceGroups/rg%20(%C3%BC)",
    })
    void a_scope_becomes_part_of_a_path(String scope, String path) {
        assertThat(ArmScope.path(scope)).isEqualTo(path);
    }

    @Test
    void nothing_in_a_scope_can_end_the_path() {
        assertThat(ArmScope.path("/subscriptions/s?api-version=1#x"))
                .isEqualTo("subscriptions/s%3Fapi-version%3D1%23x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/subscriptions/../x", "/subscriptions/./x", ".."})
    void a_scope_cannot_lead_elsewhere(String scope) {
        assertThatThrownBy(() -> ArmScope.path(scope)).isInstanceOf(IllegalArgumentException.class);
    }
}
