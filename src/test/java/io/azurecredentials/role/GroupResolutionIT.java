package io.azurecredentials.role;

import static io.azurecredentials.role.ResolvingWorld.given;
import static io.azurecredentials.role.ResolvingWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureRoleSpec.AzureGroupEntry;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus.ResolvedGroup;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.Group;
import io.azurecredentials.emulator.world.World;
import io.azurecredentials.role.Resolution.Resolved;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Groups as Microsoft Graph has them. */
class GroupResolutionIT {
    private static final Group TWIN = Group.named("twins");
    private static final Group OTHER_TWIN =
            new Group(
                    "00000000-0000-0000-0003-000000000001",
                    "twins",
                    List.of(),
                    Group.Kind.SECURITY);

    private static final ResolvingWorld WORLD =
            new ResolvingWorld(
                    World.standard()
                            .withGroups(
                                    TWIN,
                                    OTHER_TWIN,
                                    kind(Group.Kind.DYNAMIC),
                                    kind(Group.Kind.SYNCHRONIZED),
                                    kind(Group.Kind.MICROSOFT_365),
                                    kind(Group.Kind.MAIL_ENABLED),
                                    kind(Group.Kind.ROLE_ASSIGNABLE))
                            .withApplications(
                                    Application.named("blind")
                                            .withGraphPermissions(
                                                    "Application.ReadWrite.OwnedBy")));

    private static final String READERS = WORLD.world().group("readers").id();

    @AfterAll
    static void close() {
        WORLD.close();
    }

    private static Group kind(Group.Kind kind) {
        return Group.named(kind.name()).ofKind(kind);
    }

    @Test
    void a_name_is_found_whatever_its_case_and_shown_as_azure_writes_it() {
        assertThat(given(resolve(named("ReadErs"))).groups())
                .containsExactly(new ResolvedGroup("readers", READERS));
    }

    @Test
    void an_id_wins_over_a_name_and_brings_its_own() {
        assertThat(given(resolve(new AzureGroupEntry("writers", READERS))).groups())
                .containsExactly(new ResolvedGroup("readers", READERS));
    }

    @Test
    void a_group_that_is_not_there_is_named() {
        String nowhere = "00000000-0000-0000-0000-00000000dead";
        Problem problem = refused(resolve(named("nobody"), new AzureGroupEntry(null, nowhere)));

        assertThat(problem.reason()).isEqualTo(Reason.GROUP_NOT_FOUND);
        assertThat(problem.message()).contains("nobody", nowhere).doesNotContain("null");
    }

    @Test
    void with_several_groups_of_one_name_their_ids_are_told() {
        Problem problem = refused(resolve(named("twins")));

        assertThat(problem.reason()).isEqualTo(Reason.GROUP_AMBIGUOUS);
        assertThat(problem.message()).contains(TWIN.id(), OTHER_TWIN.id(), "objectID");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SECURITY", "ROLE_ASSIGNABLE"})
    void a_group_that_cannot_take_members_is_refused_before_anything_is_made(Group.Kind kind) {
        Problem problem = refused(resolve(named(kind.name())));

        assertThat(problem.reason()).isEqualTo(Reason.GROUP_NOT_ASSIGNABLE);
        assertThat(problem.message()).contains(kind.name());
    }

    @Test
    void a_group_that_gives_directory_roles_takes_members_too() {
        assertThat(given(resolve(named(Group.Kind.ROLE_ASSIGNABLE.name()))).groups()).hasSize(1);
    }

    @Test
    void a_group_that_is_named_twice_is_told_whatever_it_is_called() {
        Problem problem =
                refused(
                        resolve(
                                named("readers"),
                                new AzureGroupEntry(null, READERS.toUpperCase(Locale.ROOT))));

        assertThat(problem.reason()).isEqualTo(Reason.INVALID_SPEC);
        assertThat(problem.message())
                .contains("the group readers (" + READERS + ") more than once");
    }

    @Test
    void who_may_not_read_groups_is_told_what_is_missing() {
        Problem problem = refused(WORLD.resolve("blind", List.of(), List.of(named("readers"))));

        assertThat(problem).isInstanceOf(Problem.Denied.class);
        assertThat(problem.message()).contains("GroupMember.ReadWrite.All");
    }

    private static AzureGroupEntry named(String name) {
        return new AzureGroupEntry(name, null);
    }

    private static Answer<Resolved> resolve(AzureGroupEntry... entries) {
        return WORLD.resolve(World.ROOT, List.of(), List.of(entries));
    }
}
