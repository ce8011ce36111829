package io.azurecredentials.credential.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Sensitive;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private static final Layout.Values VALUES =
            new Layout.Values(
                    "client", Sensitive.of("not-a-real-secret"), "tenant", "subscription");

    @Test
    void vault_has_the_field_names_of_its_azure_engine() {
        assertThat(revealed(Layout.VAULT))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "client_id", "client",
                                "client_secret", "not-a-real-secret",
                                "tenant_id", "tenant",
                                "subscription_id", "subscription"));
    }

    @Test
    void environment_has_the_variables_that_the_sdks_read() {
        assertThat(revealed(Layout.ENVIRONMENT))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "AZURE_CLIENT_ID", "client",
                                "AZURE_CLIENT_SECRET", "not-a-real-secret",
                                "AZURE_TENANT_ID", "tenant",
                                "AZURE_SUBSCRIPTION_ID", "subscription"));
    }

    @Test
    void no_two_layouts_share_a_key() {
        assertThat(Layout.VAULT.render(VALUES))
                .doesNotContainKeys(
                        Layout.ENVIRONMENT.render(VALUES).keySet().toArray(String[]::new));
    }

    @Test
    void neither_the_values_nor_what_is_made_of_them_print_the_secret() {
        assertThat(VALUES.toString()).doesNotContain("not-a-real-secret");
        assertThat(Layout.VAULT.render(VALUES).toString()).doesNotContain("not-a-real-secret");
    }

    private static Map<String, String> revealed(Layout layout) {
        return layout.render(VALUES).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().reveal()));
    }
}
