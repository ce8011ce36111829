package io.azurecredentials.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A password on what the operator signs in with would hand out all that it may do. */
class RootApplicationsTest {
    private static final String TENANT = "11111111-1111-4111-8111-111111111111";
    private static final String CONFIGS =
            """
            {"apiVersion": "azurecredentials.io/v1alpha1", "kind": "AzureConfigList", "items": [
              {"apiVersion": "azurecredentials.io/v1alpha1", "kind": "AzureConfig",
               "metadata": {"name": "azure", "namespace": "team-a"},
               "spec": {"tenantID": "%s",
                        "authentication": {"clientSecret": {"clientID": "ROOT", "secretRef": {"name": "s"}}}},
               "status": {"tenantID": "%s", "rootCredential": {"clientID": "before"}}}]}
            """
                    .formatted(TENANT, TENANT);

    private final KubernetesMockServer server = new KubernetesMockServer(false);

    @BeforeEach
    void start() {
        server.start();
        server.expect()
                .get()
                .withPath("/apis/azurecredentials.io/v1alpha1/azureconfigs")
                .andReturn(200, CONFIGS)
                .always();
    }

    @AfterEach
    void stop() {
        server.destroy();
    }

    @Test
    void what_a_config_is_to_sign_in_with_and_still_signs_in_with_is_no_target() {
        assertThat(obstacle(TENANT, "root")).contains(Reason.ROOT_APPLICATION);
        assertThat(obstacle(TENANT, "before")).contains(Reason.ROOT_APPLICATION);
        assertThat(obstacle(TENANT, "another")).isEmpty();
        assertThat(obstacle("another", "root")).isEmpty();
    }

    @Test
    void what_the_pod_signs_in_as_is_no_target_even_if_no_config_says_so() {
        assertThat(obstacle(TENANT, "POD")).contains(Reason.ROOT_APPLICATION);
        assertThat(obstacle("another", "pod")).contains(Reason.ROOT_APPLICATION);
    }

    private Optional<Reason> obstacle(String tenantID, String appID) {
        KubernetesClient client = server.createClient();
        return new RootApplications(client, List.of(), Optional.of("pod"))
                .obstacle(tenantID, appID)
                .map(Problem::reason);
    }
}
