package io.azurecredentials.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureRoleSpec.AzureRoleEntry;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus.ResolvedRole;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.RoleGrant;
import io.azurecredentials.emulator.world.World;
import io.azurecredentials.role.Resolution.Resolved;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Role definitions as Azure Resource Manager has them. */
class ResolutionIT {
    /** The built-in Reader, the same in every tenant (Azure built-in roles). */
    private static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";

    private static final ResolvingWorld WORLD =
            new ResolvingWorld(
                    World.standard()
                            .withApplications(
                                    Application.named("reader")
                                            .withRoles(
                                                    new RoleGrant(
                                                            "Reader",
                                                            World.standard()
                                                                    .subscription()
                                                                    .scope()))));
    private static final String SCOPE = WORLD.world().resourceGroup("rg-app").id();
    private static final String OTHER = WORLD.world().resourceGroup("rg-other").id();

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void a_name_is_found_whatever_its_case_and_shown_as_azure_writes_it() {
        ResolvedRole role = found(new AzureRoleEntry("reADer", null, SCOPE));

        assertThat(role.roleName()).isEqualTo("Reader");
        assertThat(role.roleID()).endsWith(READER);
        assertThat(role.scope()).isEqualTo(SCOPE);
    }

    @Test
    void an_id_wins_over_a_name_and_brings_its_own() {
        ResolvedRole role = found(new AzureRoleEntry("Contributor", READER, SCOPE));

        assertThat(role.roleName()).isEqualTo("Reader");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        Problem problem =
                refused(
                        new AzureRoleEntry("No such role", null, SCOPE),
                        new AzureRoleEntry("Reader", null, SCOPE),
                        new AzureRoleEntry(null, "00000000-0000-0000-0000-00000000dead", SCOPE));

        assertThat(problem).isInstanceOf(Problem.UserError.class);
        assertThat(problem.reason()).isEqualTo(Reason.ROLE_DEFINITION_NOT_FOUND);
        assertThat(problem.message())
                .contains("No such role", "00000000dead")
                .doesNotContain("null");
    }

    @Test
    void a_scope_that_azure_does_not_know_is_named() {
        String nowhere = WORLD.world().subscription().scope() + "/resourceGroups/nowhere";

        assertThat(refused(new AzureRoleEntry("Reader", null, nowhere)).message())
                .contains("nowhere");
    }

    @Test
    void who_may_not_assign_a_role_is_told_once_for_a_scope_and_before_anything_is_made() {
        AzureRoleEntry entry = new AzureRoleEntry("Reader", null, SCOPE);
        Problem problem =
                ResolvingWorld.refused(
                        resolveAs(
                                "reader",
                                entry,
                                new AzureRoleEntry(null, READER, SCOPE),
                                new AzureRoleEntry("Reader", null, OTHER)));

        assertThat(problem).isInstanceOf(Problem.Denied.class);
        assertThat(problem.reason()).isEqualTo(Reason.PERMISSION_MISSING);
        assertThat(problem.message())
                .containsOnlyOnce("at " + SCOPE)
                .containsOnlyOnce("at " + OTHER)
                .contains("Microsoft.Authorization/roleAssignments/write");
    }

    @Test
    void a_scope_that_does_not_exist_is_no_place_for_a_role_by_its_id_either() {
        String nowhere = WORLD.world().subscription().scope() + "/resourceGroups/nowhere";

        assertThat(refused(new AzureRoleEntry(null, READER, nowhere)).reason())
                .isEqualTo(Reason.SCOPE_NOT_FOUND);
    }

    @Test
    void a_role_that_is_named_twice_at_one_scope_is_told_whatever_it_is_called() {
        Problem problem =
                refused(
                        new AzureRoleEntry("Reader", null, SCOPE),
                        new AzureRoleEntry(null, READER, SCOPE.toUpperCase(Locale.ROOT)),
                        new AzureRoleEntry("reader", null, OTHER));

        assertThat(problem.reason()).isEqualTo(Reason.INVALID_SPEC);
        assertThat(problem.message())
                .containsOnlyOnce("more than once")
                .contains("the role Reader at " + SCOPE.toUpperCase(Locale.ROOT));
    }

    private static ResolvedRole found(AzureRoleEntry entry) {
        return ResolvingWorld.given(resolveAs(World.ROOT, entry)).roles().getFirst();
    }

    private static Problem refused(AzureRoleEntry... entries) {
        return ResolvingWorld.refused(resolveAs(World.ROOT, entries));
    }

    private static Answer<Resolved> resolveAs(String application, AzureRoleEntry... entries) {
        return WORLD.resolve(application, List.of(entries), List.of());
    }
}
