package io.azurecredentials.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.azure.Azure;
import io.azurecredentials.azure.Network;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Reason;
import io.azurecredentials.reference.Admittance;
import io.azurecredentials.reference.NamespacedName;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** One config {@code team/azure} where nobody reconciles it; whatever is written fails. */
final class LiveScene implements AutoCloseable {
    static final String TENANT = "11111111-1111-4111-8111-111111111111";
    static final String ANOTHER = "22222222-2222-4222-8222-222222222222";
    static final String GOING_ON = "\"suspend\": false";
    static final String CONFIG =
            "/apis/azurecredentials.io/v1alpha1/namespaces/team/azureconfigs/azure";

    private static final String UID = "0e4f6c1a-live";
    static final String ROOT = "/api/v1/namespaces/operator/secrets/azureconfig-" + UID;

    private final KubernetesMockServer server = new KubernetesMockServer(false);
    private final AtomicLong nanos = new AtomicLong();
    private final Azure azure = new Azure(Network.direct(), (_, _, _) -> {}, () -> {});
    private final Map<String, Reply> answers = new HashMap<>();
    private final KubernetesClient client;
    private final LiveConfigs configs;
    private int labelled;
    boolean labelsAreKnown = true;

    private record Reply(int status, String body) {}

    LiveScene() {
        server.start();
        client = server.createClient();
        configs =
                new LiveConfigs(
                        client,
                        azure,
                        new Safe(client, () -> false, "operator"),
                        new Wanted(client, ConfigFixtures.nothing(), Clock.systemUTC()),
                        new Admittance(this::labels),
                        nanos::get);
    }

    Answer<AzureConfig> find(String guest) {
        return configs.find(new NamespacedName("team", "azure"), guest);
    }

    Answer<Tenant> tenant() {
        return find("team").then(configs::tenant);
    }

    /** What the Secret holds from now on. */
    void keep(Root root) {
        Held held = new Held(root, root.fingerprint(), ConfigFixtures.NOON);
        AzureConfig config = ConfigFixtures.config();
        config.getMetadata().setUid(UID);
        answer(ROOT, 200, Serialization.asJson(HeldSecret.of(config, held, "operator")));
    }

    /** What the config is from now on; it was used in a tenant that the spec need not name. */
    void serve(String meta, String spec, String tenantID) {
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

    void answer(String path, int status, String body) {
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

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** How often the API server was asked. */
    int requests() {
        return server.getRequestCount();
    }

    /** How often a namespace's labels were. */
    int labelled() {
        return labelled;
    }

    /** The config was found. */
    static void assertFound(Answer<AzureConfig> answer) {
        assertThat(given(answer).getMetadata().getName()).isEqualTo("azure");
    }

    static <T> T given(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Answer.Given.class);
        return ((Answer.Given<T>) answer).value();
    }

    static Reason reason(Answer<?> answer) {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return ((Answer.Refused<?>) answer).problem().reason();
    }

    @Override
    public void close() {
        client.close();
        server.destroy();
        azure.close();
    }

    private Map<String, String> labels(String namespace) {
        if (!labelsAreKnown) {
            throw new KubernetesClientException("a test's");
        }
        labelled++;
        return Map.of("team", namespace);
    }
}
