package io.azurecredentials.status;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.event.EventReason;
import io.azurecredentials.event.Report;
import io.azurecredentials.leadership.Gate;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventRecorderTest {
    private static final String PATH = "/apis/events.k8s.io/v1/namespaces/team/events";
    private static final Report RESOLVED = new Report(EventReason.RESOLVED, "3/", "All found.");
    private static final Report FAILED = new Report(EventReason.RESOLVE_FAILED, "3/X", "Not.");

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T12:00:00.1Z"), UTC);

    private final KubernetesMockServer server = new KubernetesMockServer(false);
    private volatile boolean open = true;

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.destroy();
    }

    @Test
    void an_event_says_who_tells_what_about_which_object_and_when() throws Exception {
        server.expect().post().withPath(PATH).andReturn(201, Map.of()).once();

        tell("operator-0", RESOLVED);

        RecordedRequest request = server.takeRequest(0, TimeUnit.SECONDS);
        Object sent = Serialization.unmarshal(request.getUtf8Body(), Map.class);
        assertThat(sent)
                .isEqualTo(
                        Map.ofEntries(
                                Map.entry("apiVersion", "events.k8s.io/v1"),
                                Map.entry("kind", "Event"),
                                Map.entry(
                                        "metadata",
                                        Map.of(
                                                "name",
                                                RESOLVED.name("reader", "role-uid"),
                                                "namespace",
                                                "team")),
                                Map.entry("eventTime", "2026-03-01T12:00:00.100000Z"),
                                Map.entry(
                                        "reportingController",
                                        "azurecredentials.io/azure-credentials-operator"),
                                Map.entry("reportingInstance", "operator-0"),
                                Map.entry("type", "Normal"),
                                Map.entry("reason", "Resolved"),
                                Map.entry("action", "Resolve"),
                                Map.entry("note", "All found."),
                                Map.entry(
                                        "regarding",
                                        Map.of(
                                                "apiVersion", "azurecredentials.io/v1alpha1",
                                                "kind", "AzureRole",
                                                "namespace", "team",
                                                "name", "reader",
                                                "uid", "role-uid",
                                                "resourceVersion", "17"))));
    }

    @Test
    void the_name_of_a_process_is_cut_to_what_the_api_server_takes() throws Exception {
        server.expect().post().withPath(PATH).andReturn(201, Map.of()).once();

        tell("p".repeat(300), RESOLVED);

        assertThat(server.takeRequest(0, TimeUnit.SECONDS).getUtf8Body())
                .contains("\"" + "p".repeat(128) + "\"");
    }

    /** 409: it was told already. 403: the namespace is going away, or RBAC says no. */
    @ParameterizedTest
    @ValueSource(ints = {409, 403, 404, 422, 429, 500})
    void a_refusal_is_tried_once_and_keeps_nothing_else_from_being_told(int status) {
        server.expect()
                .post()
                .withPath(PATH)
                .andReturn(status, new StatusBuilder().withCode(status).build())
                .once();
        server.expect().post().withPath(PATH).andReturn(201, Map.of()).once();

        assertThatCode(() -> tell("operator-0", RESOLVED, FAILED)).doesNotThrowAnyException();
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void behind_a_closed_gate_nothing_is_sent() {
        open = false;

        tell("operator-0", RESOLVED);

        assertThat(server.getRequestCount()).isZero();
    }

    /** The gate is asked just before an Event is sent; here it never answers. */
    @Test
    @Timeout(20)
    void nobody_waits_for_an_event_that_cannot_be_written() {
        CountDownLatch asked = new CountDownLatch(1);
        Gate never =
                () -> {
                    asked.countDown();
                    return isTrue(new CountDownLatch(1));
                };
        try (KubernetesClient client = client();
                EventRecorder events = new EventRecorder(client, never, "operator-0", NOON)) {
            for (int i = 0; i < 5_000; i++) {
                events.record(role(), List.of(RESOLVED));
            }
            assertThat(isTrue(asked)).isTrue();
        }
        assertThat(server.getRequestCount()).isZero();
    }

    private static boolean isTrue(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }

    private void tell(String instance, Report... reports) {
        try (KubernetesClient client = client();
                EventRecorder events = recorder(client, instance)) {
            events.record(role(), List.of(reports));
        }
    }

    private EventRecorder recorder(KubernetesClient client, String instance) {
        return new EventRecorder(client, () -> open, instance, NOON);
    }

    private KubernetesClient client() {
        return server.createClient(
                it -> it.editOrNewConfig().withRequestRetryBackoffLimit(0).endConfig());
    }

    private static AzureRole role() {
        AzureRole role = new AzureRole();
        role.setMetadata(
                new ObjectMetaBuilder()
                        .withName("reader")
                        .withNamespace("team")
                        .withUid("role-uid")
                        .withResourceVersion("17")
                        .build());
        return role;
    }
}
