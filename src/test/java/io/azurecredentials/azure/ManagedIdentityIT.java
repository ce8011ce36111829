package io.azurecredentials.azure;

import static io.azurecredentials.azure.Sandbox.given;
import static io.azurecredentials.azure.Sandbox.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.azure.Authentication.ByClientID;
import io.azurecredentials.azure.Authentication.ByObjectID;
import io.azurecredentials.azure.Authentication.ByResourceID;
import io.azurecredentials.azure.Authentication.SystemAssigned;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.emulator.control.FaultKind;
import io.azurecredentials.emulator.control.FaultRule;
import io.azurecredentials.emulator.world.Machine;
import io.azurecredentials.emulator.world.ManagedIdentity;
import io.azurecredentials.emulator.world.RoleGrant;
import io.azurecredentials.emulator.world.World;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Identities of the machine that the operator runs on. */
class ManagedIdentityIT {
    private static final ManagedIdentity ASSIGNED =
            ManagedIdentity.named(World.standard().resourceGroup("rg-app"), "id-operator")
                    .withGraphPermissions("Application.Read.All")
                    .withRoles(
                            new RoleGrant("Reader", World.standard().resourceGroup("rg-app").id()));
    private static final ManagedIdentity OTHER =
            ManagedIdentity.named(World.standard().resourceGroup("rg-app"), "id-other");
    private static final Machine NODE =
            Machine.of(
                            Machine.Kind.VIRTUAL_MACHINE,
                            World.standard().resourceGroup("rg-app"),
                            "node")
                    .withOwnIdentity()
                    .withIdentities(ASSIGNED, OTHER);
    private static final World WORLD =
            World.standard().withIdentities(ASSIGNED, OTHER).withMachines(NODE);

    private final Sandbox sandbox = new Sandbox(WORLD, "node");

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void an_identity_is_named_by_any_of_its_ids() {
        for (Authentication name :
                List.of(
                        new ByClientID(ASSIGNED.clientID()),
                        new ByObjectID(ASSIGNED.principalID()),
                        new ByResourceID(ASSIGNED.id()))) {
            Tenant tenant = sandbox.tenant(name);

            given(tenant.proveAccess());
            assertThat(given(tenant.directory().findApplication("any"))).isEmpty();
            assertThat(given(tenant.authorization().findRoles(sandbox.scope(), "Reader")))
                    .hasSize(1);
            assertThat(given(tenant.clientID())).isEqualTo(ASSIGNED.clientID());
        }
        assertThat(sandbox.requests("imds.token")).isEqualTo(6);
        assertThat(sandbox.requests("entra.token")).isZero();
        assertThat(sandbox.calls()).contains("token.root ok");
    }

    @Test
    void the_machines_own_identity_needs_no_name() {
        assertThat(given(sandbox.tenant(new SystemAssigned()).clientID()))
                .isEqualTo(NODE.own().orElseThrow().clientID());
    }

    @Test
    void an_identity_that_the_machine_was_not_given_is_refused_in_words() {
        Problem problem =
                refused(sandbox.tenant(new ByClientID(UUID.randomUUID().toString())).proveAccess());

        assertThat(problem).isInstanceOf(Problem.UserError.class);
        assertThat(problem.reason()).isEqualTo(Reason.CREDENTIAL_REFUSED);
        assertThat(problem.message()).contains("assign it to the machine");
    }

    @Test
    void an_identity_of_another_tenant_is_not_used() {
        String tenantID = UUID.randomUUID().toString();
        Tenant tenant = sandbox.tenant(Cloud.PUBLIC, tenantID, new SystemAssigned());

        assertThat(refused(tenant.proveAccess()).reason()).isEqualTo(Reason.INVALID_SPEC);
        assertThat(refused(tenant.directory().findApplication("any")).message())
                .contains("belongs to another tenant than " + tenantID);
        assertThat(sandbox.requests("graph.applications.get")).isZero();
    }

    @Test
    void a_service_that_is_busy_is_left_alone_for_as_long_as_it_asks() {
        sandbox.emulator.controls().faults(FaultRule.nth("imds.token", 1, FaultKind.THROTTLED));
        Tenant tenant = sandbox.tenant(new SystemAssigned());

        assertThat(refused(tenant.proveAccess()).reason()).isEqualTo(Reason.AZURE_THROTTLED);
        assertThat(refused(tenant.proveAccess()).reason()).isEqualTo(Reason.AZURE_THROTTLED);
        assertThat(sandbox.requests("imds.token")).isOne();
    }

    @Test
    void a_metadata_service_is_found_where_there_is_one() {
        assertThat(sandbox.hasMetadataService()).isTrue();
        assertThat(sandbox.calls()).containsExactly("metadata.probe ok");
    }

    @Test
    void elsewhere_there_is_none() {
        try (Sandbox desk = new Sandbox(WORLD)) {
            assertThat(desk.hasMetadataService()).isFalse();
            assertThat(refused(desk.tenant(new SystemAssigned()).proveAccess()))
                    .isInstanceOf(Problem.Retryable.class)
                    .extracting(Problem::reason)
                    .isEqualTo(Reason.AZURE_UNAVAILABLE);
        }
    }
}
