package io.azurecredentials.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleSpec;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus;
import io.azurecredentials.api.v1alpha1.Reference;
import io.azurecredentials.leadership.Gate;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
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
import org.junit.jupiter.params.provider.ValueSource;

class StatusWriterTest {
    private static final String PATH =
            "/apis/azurecredentials.io/v1alpha1/namespaces/team/azureroles/reader/status"
                    + "?fieldManager=azure-credentials-operator&force=true";
    private static final AzureRoleStatus STATUS =
            new AzureRoleStatus(3L, null, null, null, null, null, null);

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
    void the_whole_status_is_applied_server_side_over_the_version_that_was_read() throws Exception {
        server.expect().patch().withPath(PATH).andReturn(200, role()).once();

        Optional<AzureRole> written = write();

        assertThat(written).isPresent();
        RecordedRequest request = server.takeRequest();
        assertThat(request.getMethod()).isEqualTo("PATCH");
        assertThat(request.getHeader("Content-Type")).startsWith("application/apply-patch+yaml");
        Object sent = Serialization.unmarshal(request.getUtf8Body(), Map.class);
        assertThat(sent)
                .isEqualTo(
                        Map.of(
                                "apiVersion",
                                "azurecredentials.io/v1alpha1",
                                "kind",
                                "AzureRole",
                                "metadata",
                                Map.of(
                                        "name", "reader",
                                        "namespace", "team",
                                        "uid", "role-uid",
                                        "resourceVersion", "17"),
                                "status",
                                Map.of("observedGeneration", 3)));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 409})
    void an_object_that_changed_or_is_gone_is_not_written(int status) {
        server.expect().patch().withPath(PATH).andReturn(status, refusal(status)).once();

        assertThat(write()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 422, 500})
    void any_other_refusal_is_an_exception(int status) {
        server.expect().patch().withPath(PATH).andReturn(status, refusal(status)).always();

        assertThatThrownBy(this::write)
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        it -> assertThat(it.getCode()).isEqualTo(status));
    }

    @Test
    void behind_a_closed_gate_nothing_is_sent() {
        open = false;

        assertThatThrownBy(this::write).isInstanceOf(Gate.Closed.class);
        assertThat(server.getRequestCount()).isZero();
    }

    private Optional<AzureRole> write() {
        try (KubernetesClient client =
                server.createClient(
                        it -> it.editOrNewConfig().withRequestRetryBackoffLimit(0).endConfig())) {
            return new StatusWriter(client, () -> open).write(role(), STATUS, AzureRole::new);
        }
    }

    private static AzureRole role() {
        AzureRole role = new AzureRole();
        role.setMetadata(
                new ObjectMetaBuilder()
                        .withName("reader")
                        .withNamespace("team")
                        .withUid("role-uid")
                        .withResourceVersion("17")
                        .withGeneration(3L)
                        .addToLabels("owner", "team")
                        .addToAnnotations("note", "theirs")
                        .build());
        role.setSpec(
                new AzureRoleSpec(
                        new Reference("config", null),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        false,
                        AzureRoleSpec.SignInAudience.AZURE_AD_MY_ORG,
                        null,
                        null,
                        AzureRoleSpec.DeletionPolicy.BLOCK));
        return role;
    }

    private static Status refusal(int status) {
        return new StatusBuilder().withCode(status).withMessage("refused").build();
    }
}
