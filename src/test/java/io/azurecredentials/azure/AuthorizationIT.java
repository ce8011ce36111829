package io.azurecredentials.azure;

import static io.azurecredentials.azure.Sandbox.BLUEPRINT;
import static io.azurecredentials.azure.Sandbox.given;
import static io.azurecredentials.azure.Sandbox.refused;
import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.azure.Authorization.Assignment;
import io.azurecredentials.azure.Authorization.RoleDefinition;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.emulator.store.ConsistencyProfile;
import io.azurecredentials.emulator.store.Lag;
import io.azurecredentials.emulator.store.Window;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.RoleGrant;
import io.azurecredentials.emulator.world.World;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationIT {
    private static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";

    private static final World WORLD =
            World.standard()
                    .withApplications(
                            Application.named("reader")
                                    .withRoles(
                                            new RoleGrant(
                                                    "Reader",
                                                    World.standard().subscription().scope())),
                            Application.named("stranger"));

    private final Sandbox sandbox = new Sandbox(WORLD);
    private final Tenant tenant = sandbox.tenant();
    private final Authorization authorization = tenant.authorization();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Reader", "reader", "READER"})
    void a_role_is_found_by_its_name_whatever_its_case(String name) {
        List<RoleDefinition> found = given(authorization.findRoles(sandbox.scope(), name));

        assertThat(found)
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.id()).endsWith("/roleDefinitions/" + READER);
                            assertThat(it.name()).isEqualTo("Reader");
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"No such role", "O'Reader", "Reader' or roleName eq 'Owner", ""})
    void a_name_that_no_role_has_finds_none(String name) {
        assertThat(given(authorization.findRoles(sandbox.scope(), name))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                READER,
                "ACDD72A7-3385-48EF-BD42-F606FBA81AE7",
                "/providers/Microsoft.Authorization/roleDefinitions/" + READER
            })
    void a_role_is_found_by_its_id(String id) {
        assertThat(given(authorization.findRole(sandbox.scope(), id)))
                .map(RoleDefinition::name)
                .contains("Reader");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000001", "Reader", "../Reader"})
    void an_id_that_no_role_has_finds_none(String id) {
        assertThat(given(authorization.findRole(sandbox.scope(), id))).isEmpty();
    }

    @Test
    void a_scope_that_does_not_exist_is_said_to_be_missing() {
        String nowhere = "/subscriptions/%s".formatted(UUID.randomUUID());
        Problem problem = refused(authorization.findRoles(nowhere, "Reader"));

        assertThat(problem.reason()).isIn(Reason.SCOPE_NOT_FOUND, Reason.PERMISSION_MISSING);
        assertThat(problem.message()).contains(nowhere);
    }

    @Test
    void who_may_assign_roles_is_known_without_assigning_any() {
        assertThat(given(authorization.proveAuthority(sandbox.scope()))).isNotNull();
        assertThat(given(authorization.proveAuthority(WORLD.subscription().scope()))).isNotNull();
        assertThat(sandbox.emulator.journal()).noneMatch(it -> it.method().equals("PUT"));
        assertThat(sandbox.emulator.unmodelled()).isEmpty();
    }

    @Test
    void who_may_not_assign_roles_is_told_what_is_missing_where_and_which_role_has_it() {
        Problem problem = refused(as("reader").proveAuthority(sandbox.scope()));

        assertThat(problem).isInstanceOf(Problem.Denied.class);
        assertThat(problem.reason()).isEqualTo(Reason.PERMISSION_MISSING);
        assertThat(problem.message())
                .isEqualTo(
                        "Azure Resource Manager does not allow to assign roles at %s and take them away again: grant the root application Microsoft.Authorization/roleAssignments/write and Microsoft.Authorization/roleAssignments/delete there, which the role Role Based Access Control Administrator has."
                                .formatted(sandbox.scope()));
    }

    @Test
    void where_azure_does_not_say_who_may_the_assignment_itself_decides() {
        String group = "/providers/Microsoft.Management/managementGroups/platform";

        assertThat(given(as("stranger").proveAuthority(sandbox.scope()))).isNotNull();
        assertThat(given(as("stranger").proveAuthority(group))).isNotNull();
    }

    @Test
    void there_is_no_authority_over_what_does_not_exist() {
        String nowhere = WORLD.subscription().scope() + "/resourceGroups/nowhere";

        assertThat(refused(authorization.proveAuthority(nowhere)).reason())
                .isEqualTo(Reason.SCOPE_NOT_FOUND);
    }

    @Test
    void a_role_is_assigned_once_however_often_it_is_asked_for_and_removed_again() {
        Assignment assignment = assignment(principal());
        given(authorization.assign(assignment));
        given(authorization.assign(assignment));

        assertThat(sandbox.emulator.inventory().roleAssignments())
                .singleElement()
                .satisfies(it -> assertThat(it.principalId()).isEqualTo(assignment.principalID()));
        assertThat(given(authorization.unassign(assignment))).isEqualTo(Removal.REMOVED);
        assertThat(given(authorization.unassign(assignment))).isEqualTo(Removal.ABSENT);
        assertThat(sandbox.emulator.inventory().roleAssignments()).isEmpty();
        assertThat(sandbox.emulator.unmodelled()).isEmpty();
    }

    @Test
    void an_assignment_is_found_as_long_as_it_exists() {
        Assignment assignment = assignment(principal());
        assertThat(given(authorization.find(assignment))).isEmpty();
        given(authorization.assign(assignment));

        assertThat(given(authorization.find(assignment)).orElseThrow())
                .matches(it -> it.gives(assignment))
                .extracting(Assignment::name)
                .isEqualTo(assignment.name());

        given(authorization.unassign(assignment));
        assertThat(given(authorization.find(assignment))).isEmpty();
        assertThat(sandbox.requests("arm.roleAssignments.get")).isEqualTo(3);
    }

    @Test
    void the_assignments_of_a_principal_are_found_from_above() {
        Assignment assignment = assignment(principal());
        String subscription = WORLD.subscription().scope();
        assertThat(given(authorization.assignmentsOf(assignment.principalID(), subscription)))
                .isEmpty();
        given(authorization.assign(assignment));

        assertThat(given(authorization.assignmentsOf(assignment.principalID(), subscription)))
                .singleElement()
                .matches(it -> it.gives(assignment))
                .extracting(Assignment::name)
                .isEqualTo(assignment.name());
        assertThat(given(authorization.assignmentsOf(UUID.randomUUID().toString(), subscription)))
                .isEmpty();
        assertThat(sandbox.emulator.unmodelled()).isEmpty();
    }

    @Test
    void an_assignment_of_another_role_principal_or_scope_gives_something_else() {
        Assignment one = assignment("11111111-1111-1111-1111-111111111111");
        String role = "/providers/Microsoft.Authorization/roleDefinitions/";

        assertThat(one.gives(with(one, one.scope().toUpperCase(ROOT), role + READER))).isTrue();
        assertThat(one.gives(with(one, one.scope(), role + UUID.randomUUID()))).isFalse();
        assertThat(one.gives(with(one, one.scope() + "/x", one.roleID()))).isFalse();
        assertThat(one.gives(assignment("22222222-2222-2222-2222-222222222222"))).isFalse();
    }

    @Test
    void the_same_role_under_another_name_is_success() {
        Assignment assignment = assignment(principal());
        given(authorization.assign(assignment));

        given(authorization.assign(assignment(assignment.principalID())));

        assertThat(sandbox.emulator.inventory().roleAssignments()).hasSize(1);
    }

    @Test
    void a_principal_that_is_not_replicated_yet_is_no_obstacle() {
        sandbox.emulator
                .controls()
                .consistency(
                        ConsistencyProfile.FAST.with(
                                Lag.PRINCIPAL_CHECK, Window.exactly(Duration.ofMinutes(1))));

        given(authorization.assign(assignment(principal())));
    }

    @Test
    void a_role_that_does_not_exist_cannot_be_assigned() {
        Assignment reader = assignment(principal());
        Assignment wrong =
                new Assignment(
                        reader.name(),
                        reader.scope(),
                        reader.roleID().replace(READER, UUID.randomUUID().toString()),
                        reader.principalID());

        assertThat(refused(authorization.assign(wrong)).reason())
                .isEqualTo(Reason.ROLE_DEFINITION_NOT_FOUND);
    }

    private Authorization as(String application) {
        return sandbox.tenant(WORLD.application(application)).authorization();
    }

    private String principal() {
        String appID = given(tenant.directory().upsertApplication(BLUEPRINT)).appID();
        return given(tenant.directory().upsertServicePrincipal(appID, BLUEPRINT)).objectID();
    }

    private static Assignment with(Assignment one, String scope, String roleID) {
        return new Assignment(one.name(), scope, roleID, one.principalID());
    }

    private Assignment assignment(String principalID) {
        return new Assignment(
                UUID.randomUUID().toString(),
                sandbox.scope(),
                "/subscriptions/%s/providers/Microsoft.Authorization/roleDefinitions/%s"
                        .formatted(sandbox.emulator.world().subscriptionID(), READER),
                principalID);
    }
}
