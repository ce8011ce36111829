package io.azurecredentials.azure;

import static io.azurecredentials.azure.Sandbox.BLUEPRINT;
import static io.azurecredentials.azure.Sandbox.given;
import static io.azurecredentials.azure.Sandbox.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.azure.Authorization.Assignment;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.ClientSecret;
import io.azurecredentials.emulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RootCredentialIT {
    private static final Application EXPIRED =
            Application.named("expired")
                    .withSecrets(
                            new ClientSecret(
                                    UUID.randomUUID().toString(),
                                    "seeded",
                                    "fake~expired-secret",
                                    Instant.parse("2020-01-01T00:00:00Z")));
    private static final Application HOMELESS =
            Application.named("homeless").withoutServicePrincipal();
    private static final Application POWERLESS = Application.named("powerless");

    private final Sandbox sandbox =
            new Sandbox(World.standard().withApplications(EXPIRED, HOMELESS, POWERLESS));

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void access_is_proven_past_every_cache() {
        Tenant tenant = sandbox.tenant();
        given(tenant.proveAccess());
        given(tenant.proveAccess());
        given(tenant.directory().findApplication("any"));

        assertThat(sandbox.requests("entra.token")).isEqualTo(4);
    }

    @Test
    void a_wrong_secret_is_refused_with_one_request() {
        String tenantID = sandbox.emulator.world().tenantID();
        String clientID = sandbox.emulator.world().root().clientID();
        Problem problem = refused(sandbox.tenant(tenantID, clientID, "fake~wrong").proveAccess());

        assertThat(problem.reason()).isEqualTo(Reason.CREDENTIAL_REFUSED);
        assertThat(problem.message()).contains(clientID).doesNotContain("fake~wrong", "AADSTS");
        assertThat(sandbox.requests("entra.token")).isOne();
    }

    @Test
    void a_secret_past_its_end_has_expired() {
        assertThat(reason(EXPIRED)).isEqualTo(Reason.CREDENTIAL_EXPIRED);
    }

    @Test
    void an_application_without_service_principal_is_not_found() {
        assertThat(reason(HOMELESS)).isEqualTo(Reason.APPLICATION_NOT_FOUND);
    }

    @Test
    void an_application_that_does_not_exist_is_not_found() {
        assertThat(reason(Application.named("nobody"))).isEqualTo(Reason.APPLICATION_NOT_FOUND);
    }

    @Test
    void a_tenant_that_does_not_exist_is_not_found() {
        Application root = sandbox.emulator.world().root();
        Tenant nowhere =
                sandbox.tenant(UUID.randomUUID().toString(), root.clientID(), root.clientSecret());

        assertThat(refused(nowhere.proveAccess()).reason()).isEqualTo(Reason.TENANT_NOT_FOUND);
    }

    @Test
    void a_missing_permission_in_graph_is_named() {
        Problem problem =
                refused(sandbox.tenant(POWERLESS).directory().upsertApplication(BLUEPRINT));

        assertThat(problem).isInstanceOf(Problem.Denied.class);
        assertThat(problem.reason()).isEqualTo(Reason.PERMISSION_MISSING);
        assertThat(problem.message()).contains("Application.ReadWrite.OwnedBy");
    }

    @Test
    void a_missing_permission_in_arm_is_named() {
        Assignment assignment =
                new Assignment(
                        UUID.randomUUID().toString(),
                        sandbox.scope(),
                        "/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7",
                        UUID.randomUUID().toString());
        Authorization authorization = sandbox.tenant(POWERLESS).authorization();

        assertThat(refused(authorization.assign(assignment)).message())
                .contains("Microsoft.Authorization/roleAssignments/write at " + sandbox.scope());
        assertThat(refused(authorization.unassign(assignment)).message())
                .contains("Microsoft.Authorization/roleAssignments/delete at " + sandbox.scope());
        assertThat(refused(authorization.findRoles(sandbox.scope(), "Reader")))
                .isInstanceOf(Problem.Denied.class)
                .extracting(Problem::reason)
                .isEqualTo(Reason.PERMISSION_MISSING);
    }

    @Test
    void a_token_that_ended_before_its_time_is_replaced() {
        Tenant tenant = sandbox.tenant();
        given(tenant.proveAccess());
        for (int i = 0; i < 3; i++) {
            sandbox.emulator.controls().advance(Duration.ofMinutes(30));
        }

        given(tenant.directory().upsertApplication(BLUEPRINT));
        given(tenant.authorization().findRoles(sandbox.scope(), "Reader"));

        assertThat(sandbox.requests("entra.token")).isEqualTo(4);
        assertThat(sandbox.requests("graph.applications.upsert")).isEqualTo(2);
        assertThat(sandbox.requests("arm.roleDefinitions.list")).isEqualTo(2);
        assertThat(sandbox.emulator.inventory().applications())
                .singleElement()
                .satisfies(it -> assertThat(it.tags()).containsExactly(BLUEPRINT.tag()));
    }

    private Reason reason(Application application) {
        return refused(sandbox.tenant(application).proveAccess()).reason();
    }
}
