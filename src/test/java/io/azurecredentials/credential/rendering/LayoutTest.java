package io.azurecredentials.credential.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Sensitive;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LayoutTest {
    static final Values VALUES =
            new Values(
                    "client",
                    Sensitive.of("not-a-\"real\"-secret"),
                    "tenant",
                    "subscription",
                    "https://login.microsoftonline.us",
                    "https://management.usgovcloudapi.net");

    @Test
    void vault_has_the_field_names_of_its_azure_engine() {
        assertThat(revealed(Layout.VAULT))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "client_id", "client",
                                "client_secret", "not-a-\"real\"-secret",
                                "tenant_id", "tenant",
                                "subscription_id", "subscription"));
    }

    @Test
    void environment_has_the_variables_that_the_sdks_read() {
        assertThat(revealed(Layout.ENVIRONMENT))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "AZURE_CLIENT_ID", "client",
                                "AZURE_CLIENT_SECRET", "not-a-\"real\"-secret",
                                "AZURE_TENANT_ID", "tenant",
                                "AZURE_SUBSCRIPTION_ID", "subscription"));
    }

    @Test
    void terraform_has_the_variables_that_its_provider_reads() {
        assertThat(revealed(Layout.TERRAFORM))
                .containsOnlyKeys(
                        "ARM_CLIENT_ID",
                        "ARM_CLIENT_SECRET",
                        "ARM_TENANT_ID",
                        "ARM_SUBSCRIPTION_ID")
                .containsEntry("ARM_CLIENT_SECRET", "not-a-\"real\"-secret");
    }

    @Test
    void the_auth_file_is_json_and_names_the_hosts_of_the_cloud() {
        assertThat(revealed(Layout.AUTH_FILE))
                .containsExactly(
                        Map.entry(
                                "azure-auth.json",
                                """
                                {
                                  "clientId" : "client",
                                  "clientSecret" : "not-a-\\"real\\"-secret",
                                  "subscriptionId" : "subscription",
                                  "tenantId" : "tenant",
                                  "activeDirectoryEndpointUrl" : "https://login.microsoftonline.us",
                                  "resourceManagerEndpointUrl" : "https://management.usgovcloudapi.net"
                                }"""));
    }

    @Test
    void no_two_layouts_share_a_key() {
        assertThat(Arrays.stream(Layout.values()).flatMap(it -> it.keys().stream()))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_layout_renders_the_keys_it_says() {
        assertThat(Layout.values())
                .allSatisfy(
                        it ->
                                assertThat(it.render(VALUES).keySet())
                                        .containsExactlyInAnyOrderElementsOf(it.keys()));
    }

    @Test
    void neither_the_values_nor_what_is_made_of_them_print_the_secret() {
        assertThat(VALUES.toString()).doesNotContain("not-a-");
        assertThat(Layout.values())
                .allSatisfy(
                        it -> assertThat(it.render(VALUES).toString()).doesNotContain("not-a-"));
    }

    private static Map<String, String> revealed(Layout layout) {
        return layout.render(VALUES).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().reveal()));
    }
}
