package io.azurecredentials.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.azure.Azure;
import io.azurecredentials.azure.Cloud;
import io.azurecredentials.azure.Network;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Reason;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.config.LiveConfigs.Leading;
import io.azurecredentials.config.LiveConfigs.Use;
import io.azurecredentials.reference.Admittance;
import io.azurecredentials.reference.NamespacedName;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Configs and their tenants where nobody reconciles them. */
class LiveConfigsTest {
    private static final String TENANT = "11111111-1111-4111-8111-111111111111";
    private static final String ANOTHER = "22222222-2222-4222-8222-222222222222";
    private static final NamespacedName NAME = new NamespacedName("team", "azure");
    private static final String UID = "0e4f6c1a-live";
    private static final String GOING_ON = "\"suspend\": false";
    private static final String CONFIG =
            "/apis/azurecredentials.io/v1alpha1/namespaces/team/azureconfigs/azure";
    private static final String ROOT = "/api/v1/namespaces/operator/secrets/azureconfig-" + UID;

    private final KubernetesMockServer server = new KubernetesMockServer(false);
    private final AtomicLong nanos = new AtomicLong();
    private final Azure azure = new Azure(Network.direct(), (_, _, _) -> {}, () -> {});
    private final Map<String, Reply> answers = new HashMap<>();
    private KubernetesClient client;
    private LiveConfigs configs;

    private record Reply(int status, String body) {}

    @BeforeEach
    void start() {
        server.start();
        client = server.createClient();
        Wanted wanted = new Wanted(client, ConfigFixtures.nothing(), Clock.systemUTC());
        configs =
                new LiveConfigs(
                        client,
                        azure,
                        new Safe(client, () -> false, "operator"),
                        wanted,
                        new Admittance(_ -> Map.of()),
                        nanos::get);
    }

    @AfterEach
    void stop() {
        client.close();
        server.destroy();
        azure.close();
    }

    @ParameterizedTest
    @EnumSource
    void one_that_is_there_is_found_and_read_once_a_moment(Use use) {
        serve("", GOING_ON, TENANT);

        for (int i = 0; i < 10; i++) {
            assertThat(name(configs.find(NAME, "team", use))).isEqualTo("azure");
        }
        assertThat(server.getRequestCount()).isOne();
        pass(Duration.ofMillis(500));
        assertThat(name(configs.find(NAME, "team", use))).isEqualTo("azure");
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void who_is_not_admitted_does_not_learn_whether_it_exists() {
        answer(CONFIG, 404, "{}");
        assertThat(reason(configs.find(NAME, "team", Use.LOGIN)))
                .isEqualTo(Reason.CONFIG_NOT_FOUND);
        Answer<AzureConfig> missing = configs.find(NAME, "other", Use.LOGIN);
        pass(Duration.ofSeconds(1));
        serve("", GOING_ON, TENANT);

        assertThat(configs.find(NAME, "other", Use.LOGIN)).isEqualTo(missing);
        assertThat(reason(missing)).isEqualTo(Reason.REFERENCE_NOT_ALLOWED);
        pass(Duration.ofSeconds(1));
        serve("", GOING_ON + ", \"allowedNamespaces\": {\"from\": \"All\"}", TENANT);
        assertThat(name(configs.find(NAME, "other", Use.LOGIN))).isEqualTo("azure");
    }

    @Test
    void one_that_is_suspended_lets_nobody_in_and_nobody_out() {
        serve("", "\"suspend\": true", TENANT);

        assertThat(reason(configs.find(NAME, "team", Use.LOGIN))).isEqualTo(Reason.SUSPENDED);
        assertThat(name(configs.find(NAME, "team", Use.RENEWAL))).isEqualTo("azure");
    }

    @Test
    void so_does_one_that_is_to_go() {
        serve(", \"deletionTimestamp\": \"2026-03-01T12:00:00Z\"", GOING_ON, TENANT);

        assertThat(reason(configs.find(NAME, "team", Use.LOGIN)))
                .isEqualTo(Reason.CONFIG_NOT_FOUND);
        assertThat(name(configs.find(NAME, "team", Use.RENEWAL))).isEqualTo("azure");
    }

    @Test
    void an_api_server_that_fails_is_no_answer_and_is_asked_again() {
        answer(CONFIG, 403, "{}");
        assertThat(reason(configs.find(NAME, "team", Use.RENEWAL)))
                .isEqualTo(Reason.KUBERNETES_UNAVAILABLE);
        serve("", GOING_ON, TENANT);

        assertThat(name(configs.find(NAME, "team", Use.RENEWAL))).isEqualTo("azure");
    }

    @Test
    void it_leads_to_the_tenant_of_its_first_use_and_nowhere_else() {
        serve("", GOING_ON, TENANT);
        assertThat(leading()).isEqualTo(Answer.given(new Leading(Cloud.PUBLIC, TENANT)));
        pass(Duration.ofSeconds(1));
        serve("", GOING_ON, ANOTHER);

        assertThat(reason(leading())).isEqualTo(Reason.TENANT_CHANGED);
        assertThat(reason(tenant())).isEqualTo(Reason.TENANT_CHANGED);
    }

    @Test
    void nobody_asks_azure_with_what_was_not_proven() {
        serve("", GOING_ON, TENANT);
        answer(ROOT, 404, "{}");

        assertThat(reason(tenant())).isEqualTo(Reason.CONFIG_NOT_READY);
    }

    @Test
    void the_tenant_is_the_same_as_long_as_its_root_is_and_is_read_once_a_moment() {
        serve("", GOING_ON, TENANT);
        AzureConfig config = given(configs.find(NAME, "team", Use.RENEWAL));
        keep(secret("fake~first", TENANT));
        Tenant first = given(configs.tenant(config));
        for (int i = 0; i < 10; i++) {
            assertThat(given(configs.tenant(config))).isSameAs(first);
        }
        assertThat(server.getRequestCount()).isEqualTo(2);
        pass(Duration.ofMillis(500));
        assertThat(given(configs.tenant(config))).isSameAs(first);
        keep(secret("fake~rotated", TENANT));
        assertThat(given(configs.tenant(config))).isSameAs(first);
        pass(Duration.ofMillis(500));

        assertThat(given(configs.tenant(config))).isNotSameAs(first);
    }

    @Test
    void what_is_kept_of_another_tenant_is_not_used() {
        serve("", GOING_ON, TENANT);
        keep(secret("fake~of-another-tenant", ANOTHER));

        assertThat(reason(tenant())).isEqualTo(Reason.CONFIG_NOT_READY);
    }

    @Test
    void the_pods_own_root_is_lent_to_nobody_who_is_not_listed() {
        serve("", GOING_ON, TENANT);
        keep(
                new PodRoot.Secret(
                        new Root.Place(Cloud.PUBLIC, TENANT), "client", Sensitive.of("fake~pod")));

        assertThat(reason(tenant())).isEqualTo(Reason.AMBIENT_NOT_ALLOWED);
    }

    private Answer<Leading> leading() {
        return configs.find(NAME, "team", Use.RENEWAL).then(configs::leading);
    }

    private Answer<Tenant> tenant() {
        return configs.find(NAME, "team", Use.RENEWAL).then(configs::tenant);
    }

    private void keep(Root root) {
        Held held = new Held(root, root.fingerprint(), ConfigFixtures.NOON);
        AzureConfig config = ConfigFixtures.config();
        config.getMetadata().setUid(UID);
        answer(ROOT, 200, Serialization.asJson(HeldSecret.of(config, held, "operator")));
    }

    private static Root secret(String text, String tenantID) {
        return new Root.ClientSecret(
                new Root.Place(Cloud.PUBLIC, tenantID), "client", Sensitive.of(text));
    }

    /** The spec may name another tenant than that of the first use. */
    private void serve(String meta, String spec, String tenantID) {
        answer(
                CONFIG,
                200,
                """
                {"apiVersion": "azurecredentials.io/v1alpha1", "kind": "AzureConfig",
                 "metadata": {"name": "azure", "namespace": "team", "uid": "%s"%s},
                 "spec": {"tenantID": "%s", "subscriptionID": "%s",
                          "environmentVariables": "Ignore", %s},
                 "status": {"tenantID": "%s"}}\
                """
                        .formatted(UID, meta, tenantID, ANOTHER, spec, TENANT));
    }

    private void answer(String path, int status, String body) {
        answers.put(path, new Reply(status, body));
        server.clearExpectations();
        answers.forEach(
                (known, it) ->
                        server.expect()
                                .get()
                                .withPath(known)
                                .andReturn(it.status(), it.body())
                                .always());
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static String name(Answer<AzureConfig> answer) {
        return given(answer).getMetadata().getName();
    }

    private static <T> T given(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Answer.Given.class);
        return ((Answer.Given<T>) answer).value();
    }

    private static Reason reason(Answer<?> answer) {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return ((Answer.Refused<?>) answer).problem().reason();
    }
}
