package io.azurecredentials.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.base.Reason;
import io.azurecredentials.login.resolution.Specs;
import io.azurecredentials.role.lifecycle.Estate;
import io.azurecredentials.status.EventRecorder;
import io.azurecredentials.status.StatusWriter;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a status that could not be written. */
class RoleStatusesTest {
    private static final String PATH =
            "/apis/azurecredentials.io/v1alpha1/namespaces/team/azureroles/reader/status"
                    + "?fieldManager=azure-credentials-operator&force=true";

    private final KubernetesMockServer server = new KubernetesMockServer(false);

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.destroy();
    }

    @Test
    void one_that_somebody_was_ahead_of_does_not_count_as_said() {
        server.expect()
                .patch()
                .withPath(PATH)
                .andReturn(409, new StatusBuilder().withCode(409).build())
                .once();

        assertThat(say()).isEmpty();
    }

    private Optional<AzureRole> say() {
        StatusWriter writer = new StatusWriter(server.createClient(), () -> true);
        EventRecorder events =
                new EventRecorder(server.createClient(), () -> true, "any", Clock.systemUTC());
        RoleStatuses statuses = new RoleStatuses(writer, events, "cluster", Clock.systemUTC());
        AzureRole role = new AzureRole();
        role.setSpec(Specs.reader(null));
        role.setMetadata(
                new ObjectMetaBuilder()
                        .withName("reader")
                        .withNamespace("team")
                        .withUid("role-uid")
                        .withGeneration(1L)
                        .withResourceVersion("17")
                        .build());
        return statuses.say(
                role,
                new Entry(
                        Findings.recorded(role),
                        Estate.EMPTY,
                        Optional.empty(),
                        new LoginOutlook.Unasked(),
                        statuses.since(role).ready(Reason.RESOLVED, "Resolved.")));
    }
}
