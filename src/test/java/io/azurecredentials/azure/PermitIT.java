package io.azurecredentials.azure;

import static io.azurecredentials.azure.Sandbox.BLUEPRINT;
import static io.azurecredentials.azure.Sandbox.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.azure.Authorization.Assignment;
import io.azurecredentials.azure.Directory.Application;
import io.azurecredentials.azure.Directory.Blueprint;
import io.azurecredentials.azure.Directory.ServicePrincipal;
import io.azurecredentials.emulator.control.JournalEntry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every change there is asks for the permit. */
class PermitIT {
    private static final Blueprint OTHER = new Blueprint("azcred-other-0", "x", BLUEPRINT.tag());

    private final Sandbox sandbox = new Sandbox();
    private final Tenant tenant = sandbox.tenant();
    private final Directory directory = tenant.directory();

    private static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void without_a_permit_everything_can_be_read_and_nothing_is_changed() {
        Application application = given(directory.upsertApplication(BLUEPRINT));
        ServicePrincipal principal =
                given(directory.upsertServicePrincipal(application.appID(), BLUEPRINT));
        Application deleted = given(directory.upsertApplication(OTHER));
        given(directory.deleteApplication(deleted.objectID(), OTHER));
        int before = sandbox.emulator.journal().size();
        sandbox.permit(
                () -> {
                    throw new Lost();
                });

        assertThat(changes(application, principal, deleted))
                .allSatisfy(it -> assertThatThrownBy(it::run).isInstanceOf(Lost.class));
        assertThat(given(directory.findApplication(BLUEPRINT.uniqueName()))).isPresent();
        assertThat(given(directory.inspect(application.objectID()))).isPresent();
        assertThat(given(tenant.authorization().findRoles(sandbox.scope(), "Reader"))).hasSize(1);
        assertThat(requests(before)).allMatch(PermitIT::reads);
    }

    private List<Runnable> changes(
            Application application, ServicePrincipal principal, Application deleted) {
        String group = sandbox.emulator.world().group("readers").id();
        String id = application.objectID();
        Assignment assignment =
                new Assignment(
                        UUID.randomUUID().toString(),
                        sandbox.scope(),
                        "/role",
                        principal.objectID());
        return List.of(
                () -> directory.upsertApplication(BLUEPRINT),
                () -> directory.upsertServicePrincipal(application.appID(), BLUEPRINT),
                () -> directory.addPassword(id, "azcred/test/1", Instant.MAX),
                () -> directory.removePassword(id, UUID.randomUUID().toString()),
                () ->
                        directory.deleteServicePrincipal(
                                principal.objectID(), application.appID(), BLUEPRINT),
                () -> directory.deleteApplication(id, BLUEPRINT),
                () -> directory.purgeApplication(deleted.objectID(), OTHER),
                () -> tenant.groups().add(group, principal.objectID()),
                () -> tenant.groups().remove(group, principal.objectID()),
                () -> tenant.authorization().assign(assignment),
                () -> tenant.authorization().unassign(assignment));
    }

    private Stream<JournalEntry> requests(int before) {
        return sandbox.emulator.journal().stream().skip(before);
    }

    private static boolean reads(JournalEntry request) {
        return request.method().equals("GET") || request.operation().equals("entra.token");
    }
}
