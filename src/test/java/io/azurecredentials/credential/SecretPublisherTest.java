package io.azurecredentials.credential;

import static io.azurecredentials.credential.SecretPublisher.Written.DONE;
import static io.azurecredentials.credential.SecretPublisher.Written.RACED;
import static io.azurecredentials.credential.SecretPublisher.Written.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.credential.SecretPublisher.Written;
import io.azurecredentials.leadership.Gate;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretPublisherTest {
    private static final String ALL = "/api/v1/namespaces/team/secrets";
    private static final String TRIAL = ALL + "?dryRun=All";
    private static final String ONE = ALL + "/app";
    private static final String APPLY = ONE + "?fieldManager=azure-credentials-operator&force=true";

    private final KubernetesMockServer server = new KubernetesMockServer(false);
    private boolean open = true;

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.destroy();
    }

    @Test
    void where_nothing_stands_the_secret_is_created() throws Exception {
        server.expect().post().withPath(ALL).andReturn(201, wanted("a")).once();

        assertThat(publish(wanted("a"), Optional.empty())).isEqualTo(DONE);
        assertThat(sent(server.takeRequest())).isEqualTo(wanted("a"));
    }

    @Test
    void a_secret_that_was_read_is_applied_over_exactly_that_version() throws Exception {
        server.expect().patch().withPath(APPLY).andReturn(200, wanted("a", "b")).once();

        assertThat(publish(wanted("a", "b"), Optional.of(read("a")))).isEqualTo(DONE);
        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeader("Content-Type")).startsWith("application/apply-patch+yaml");
        Secret sent = sent(request);
        assertThat(sent.getMetadata().getUid()).isEqualTo("secret-uid");
        assertThat(sent.getMetadata().getResourceVersion()).isEqualTo("17");
        assertThat(sent.getMetadata().getManagedFields()).isNullOrEmpty();
        assertThat(sent.getData()).containsOnlyKeys("a", "b");
    }

    @Test
    void a_secret_that_loses_keys_is_replaced_as_a_whole_over_exactly_that_version()
            throws Exception {
        server.expect().put().withPath(ONE).andReturn(200, wanted("a")).once();

        assertThat(publish(wanted("a"), Optional.of(read("a", "b")))).isEqualTo(DONE);
        Secret sent = sent(server.takeRequest());
        assertThat(sent.getMetadata().getResourceVersion()).isEqualTo("17");
        assertThat(sent.getData()).containsOnlyKeys("a");
    }

    @Test
    void labels_that_are_not_wanted_any_more_go_and_those_of_others_stay() throws Exception {
        server.expect().put().withPath(ONE).andReturn(200, wanted("a")).once();
        Secret before =
                new SecretBuilder(read("a"))
                        .editMetadata()
                        .addToLabels("ours", "x")
                        .addToLabels("theirs", "x")
                        .addToAnnotations("azurecredentials.io/labels", "ours")
                        .endMetadata()
                        .build();

        assertThat(publish(wanted("a"), Optional.of(before))).isEqualTo(DONE);
        assertThat(sent(server.takeRequest()).getMetadata().getLabels())
                .containsKey("theirs")
                .doesNotContainKey("ours");
    }

    @ParameterizedTest
    @MethodSource("unchangeable")
    void a_secret_that_cannot_be_changed_is_removed_as_it_was_read_and_made_anew(Secret before)
            throws Exception {
        server.expect().post().withPath(TRIAL).andReturn(409, refusal(409)).once();
        server.expect().delete().withPath(ONE).andReturn(200, read("a")).once();
        server.expect().post().withPath(ALL).andReturn(201, wanted("a")).once();
        assertThat(publish(wanted("a"), Optional.of(before))).isEqualTo(DONE);
        assertThat(sent(server.takeRequest())).isEqualTo(wanted("a"));
        assertThat(server.takeRequest().getUtf8Body()).contains("\"resourceVersion\":\"17\"");
        assertThat(sent(server.takeRequest())).isEqualTo(wanted("a"));
    }

    static List<Secret> unchangeable() {
        return List.of(
                new SecretBuilder(read("a")).withType("example.com/azure").build(),
                new SecretBuilder(read("a")).withImmutable(true).build());
    }

    @Test
    void a_secret_that_appeared_in_between_is_not_touched() {
        server.expect().post().withPath(ALL).andReturn(409, refusal(409)).once();

        assertThat(publish(wanted("a"), Optional.empty())).isEqualTo(RACED);
    }

    @Test
    void a_secret_that_changed_in_between_is_not_touched() {
        server.expect().patch().withPath(APPLY).andReturn(409, refusal(409)).once();

        assertThat(publish(wanted("a"), Optional.of(read("a")))).isEqualTo(RACED);
    }

    @Test
    void a_secret_that_changed_before_it_was_replaced_is_not_touched() {
        server.expect().put().withPath(ONE).andReturn(409, refusal(409)).once();

        assertThat(publish(wanted("a"), Optional.of(read("a", "b")))).isEqualTo(RACED);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void a_secret_is_withdrawn_only_as_it_was_read() throws Exception {
        server.expect().delete().withPath(ONE).andReturn(200, read("a")).once();

        assertThat(withdraw(read("a"))).isTrue();
        assertThat(server.takeRequest().getUtf8Body()).contains("\"resourceVersion\":\"17\"");
    }

    @Test
    void a_secret_that_is_gone_already_is_withdrawn() {
        server.expect().delete().withPath(ONE).andReturn(404, refusal(404)).once();

        assertThat(withdraw(read("a"))).isTrue();
    }

    @Test
    void a_secret_that_changed_is_not_withdrawn() {
        server.expect().delete().withPath(ONE).andReturn(409, refusal(409)).once();

        assertThat(withdraw(read("a"))).isFalse();
    }

    @Test
    void a_secret_whose_successor_of_another_type_would_not_be_taken_stays() throws Exception {
        Secret before = new SecretBuilder(read("a")).withType("another").build();
        server.expect().post().withPath(TRIAL).andReturn(403, refusal(403)).once();

        assertThat(publish(wanted("a"), Optional.of(before))).isEqualTo(REJECTED);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 422})
    void a_secret_that_is_not_taken_is_told_apart(int status) {
        server.expect().post().withPath(ALL).andReturn(status, refusal(status)).once();
        server.expect().patch().withPath(APPLY).andReturn(status, refusal(status)).once();
        server.expect().put().withPath(ONE).andReturn(status, refusal(status)).once();

        assertThat(publish(wanted("a"), Optional.empty())).isEqualTo(REJECTED);
        assertThat(publish(wanted("a"), Optional.of(read("a")))).isEqualTo(REJECTED);
        assertThat(publish(wanted("a"), Optional.of(read("a", "b")))).isEqualTo(REJECTED);
    }

    @Test
    void that_the_namespace_goes_is_no_fault_of_the_secret() {
        Status going =
                new StatusBuilder(refusal(403))
                        .withNewDetails()
                        .addNewCause("metadata.namespace", "going", "NamespaceTerminating")
                        .endDetails()
                        .build();
        server.expect().post().withPath(ALL).andReturn(403, going).once();

        assertThatThrownBy(() -> publish(wanted("a"), Optional.empty()))
                .isInstanceOf(KubernetesClientException.class);
    }

    @Test
    void any_other_refusal_is_an_exception() {
        server.expect().post().withPath(ALL).andReturn(500, refusal(500)).once();

        assertThatThrownBy(() -> publish(wanted("a"), Optional.empty()))
                .isInstanceOf(KubernetesClientException.class);
    }

    @Test
    void behind_a_closed_gate_nothing_is_sent() {
        open = false;

        assertThatThrownBy(() -> publish(wanted("a"), Optional.empty()))
                .isInstanceOf(Gate.Closed.class);
        assertThatThrownBy(() -> withdraw(read("a"))).isInstanceOf(Gate.Closed.class);
        assertThat(server.getRequestCount()).isZero();
    }

    private Written publish(Secret wanted, Optional<Secret> read) {
        try (KubernetesClient client = client()) {
            return new SecretPublisher(client, () -> open, "operator").publish(wanted, read);
        }
    }

    private boolean withdraw(Secret read) {
        try (KubernetesClient client = client()) {
            return new SecretPublisher(client, () -> open, "operator").withdraw(read);
        }
    }

    private KubernetesClient client() {
        return server.createClient(
                it -> it.editOrNewConfig().withRequestRetryBackoffLimit(0).endConfig());
    }

    private static Secret sent(RecordedRequest request) {
        return Serialization.unmarshal(request.getUtf8Body(), Secret.class);
    }

    private static Secret wanted(String... keys) {
        SecretBuilder builder =
                new SecretBuilder()
                        .withNewMetadata()
                        .withName("app")
                        .withNamespace("team")
                        .endMetadata();
        List.of(keys).forEach(it -> builder.addToData(Map.of(it, "bm90IHJlYWw=")));
        return builder.build();
    }

    private static Secret read(String... keys) {
        return new SecretBuilder(wanted(keys))
                .editMetadata()
                .withUid("secret-uid")
                .withResourceVersion("17")
                .addNewManagedField()
                .withManager("somebody")
                .endManagedField()
                .endMetadata()
                .build();
    }

    private static Status refusal(int status) {
        return new StatusBuilder().withCode(status).withMessage("refused").build();
    }
}
