package io.azurecredentials.config;

import static io.azurecredentials.config.ConfigFixtures.NOON;
import static io.azurecredentials.config.ConfigFixtures.PLACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.azure.Azure;
import io.azurecredentials.azure.Network;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Reason;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.config.resolution.Variables;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process has just begun: nobody has looked at a config yet, and its status is of before. */
class TenantsTest {
    private static final Root POD =
            new PodRoot.Secret(PLACE, "client", Sensitive.of("fake~of-the-pod"));

    private final KubernetesMockServer server = new KubernetesMockServer(false);
    private final AzureConfig config = ConfigFixtures.config();
    private final Azure azure =
            new Azure(
                    new Network(Optional.empty(), List.of(), Optional.empty(), Network.METADATA),
                    (_, _, _) -> {},
                    () -> {});

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.destroy();
        azure.close();
    }

    @Test
    void where_the_pod_is_lent_no_more_nothing_is_issued_and_what_lives_is_removed() {
        keep(POD);
        Tenants tenants = tenants(List.of("elsewhere"));

        assertThat(tenants.toIssue(config))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        it ->
                                assertThat(it.problem().reason())
                                        .isEqualTo(Reason.AMBIENT_NOT_ALLOWED));
        assertThat(tenants.of(config)).isInstanceOf(Answer.Given.class);
    }

    @Test
    void where_it_is_lent_still_something_is_issued() {
        keep(POD);

        assertThat(tenants(List.of("team")).toIssue(config)).isInstanceOf(Answer.Given.class);
    }

    @Test
    void what_a_config_has_of_its_own_needs_no_leave() {
        keep(ConfigFixtures.root("fake~its-own"));
        Tenants tenants = tenants(List.of());

        Answer<Tenant> opened = tenants.toIssue(config);

        assertThat(opened).isInstanceOf(Answer.Given.class);
        assertThat(tenants.of(config)).as("the same one").isEqualTo(opened);
    }

    private void keep(Root root) {
        server.expect()
                .get()
                .withPath("/api/v1/namespaces/operator/secrets/" + HeldSecret.name(config))
                .andReturn(
                        200,
                        HeldSecret.of(config, new Held(root, root.fingerprint(), NOON), "operator"))
                .always();
    }

    private Tenants tenants(List<String> lentTo) {
        KubernetesClient client = server.createClient();
        Surroundings surroundings =
                new Surroundings(Variables.NONE, Optional.empty(), lentTo, "operator", () -> false);
        return new Tenants(
                azure,
                new Safe(client, () -> true, "operator"),
                new Wanted(client, surroundings, Clock.systemUTC()));
    }
}
