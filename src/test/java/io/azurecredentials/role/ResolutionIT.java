package io.azurecredentials.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureRoleSpec.AzureRoleEntry;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus.ResolvedRole;
import io.azurecredentials.azure.Azure;
import io.azurecredentials.azure.Network;
import io.azurecredentials.azure.RootCredential;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.emulator.Emulator;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.RoleGrant;
import io.azurecredentials.emulator.world.World;
import java.net.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Role definitions as Azure Resource Manager has them. */
class ResolutionIT {
    /** The built-in Reader, the same in every tenant (Azure built-in roles). */
    private static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";

    private static final Emulator EMULATOR =
            Emulator.start(
                    World.standard()
                            .withApplications(
                                    Application.named("reader")
                                            .withRoles(
                                                    new RoleGrant(
                                                            "Reader",
                                                            World.standard()
                                                                    .subscription()
                                                                    .scope()))));
    private static final World WORLD = EMULATOR.world();
    private static final String SCOPE = WORLD.resourceGroup("rg-app").id();
    private static final String OTHER = WORLD.resourceGroup("rg-other").id();

    @TempDir static Path folder;
    private static @Nullable Azure azure;

    @BeforeAll
    static void open() {
        azure =
                new Azure(
                        new Network(
                                Optional.of(new Proxy(Proxy.Type.HTTP, EMULATOR.proxy())),
                                List.of(),
                                Optional.of(EMULATOR.writeCa(folder.resolve("ca.pem")))),
                        (_, _, _) -> {},
                        () -> {});
    }

    @AfterAll
    static void close() {
        Optional.ofNullable(azure).ifPresent(Azure::close);
        EMULATOR.close();
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
        String nowhere = WORLD.subscription().scope() + "/resourceGroups/nowhere";

        assertThat(refused(new AzureRoleEntry("Reader", null, nowhere)).message())
                .contains("nowhere");
    }

    @Test
    void who_may_not_assign_a_role_is_told_once_for_a_scope_and_before_anything_is_made() {
        AzureRoleEntry entry = new AzureRoleEntry("Reader", null, SCOPE);
        Problem problem =
                refused(
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
        String nowhere = WORLD.subscription().scope() + "/resourceGroups/nowhere";

        assertThat(refused(new AzureRoleEntry(null, READER, nowhere)).reason())
                .isEqualTo(Reason.SCOPE_NOT_FOUND);
    }

    private static ResolvedRole found(AzureRoleEntry entry) {
        return switch (resolveAs(World.ROOT, entry)) {
            case Answer.Given<List<ResolvedRole>>(List<ResolvedRole> roles) -> roles.getFirst();
            case Answer.Refused<List<ResolvedRole>>(Problem problem) ->
                    throw new AssertionError(problem);
        };
    }

    private static Problem refused(AzureRoleEntry... entries) {
        return refused(resolveAs(World.ROOT, entries));
    }

    private static Problem refused(Answer<List<ResolvedRole>> answer) {
        return switch (answer) {
            case Answer.Given<List<ResolvedRole>>(List<ResolvedRole> roles) ->
                    throw new AssertionError(roles);
            case Answer.Refused<List<ResolvedRole>>(Problem problem) -> problem;
        };
    }

    private static Answer<List<ResolvedRole>> resolveAs(
            String application, AzureRoleEntry... entries) {
        RootCredential root =
                new RootCredential(
                        WORLD.tenantID(),
                        WORLD.application(application).clientID(),
                        Sensitive.of(WORLD.application(application).clientSecret()));
        return new Resolution(Optional.ofNullable(azure).orElseThrow().open(root).authorization())
                .resolve(List.of(entries));
    }
}
