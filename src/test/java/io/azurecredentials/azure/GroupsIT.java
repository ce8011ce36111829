package io.azurecredentials.azure;

import static io.azurecredentials.azure.Sandbox.BLUEPRINT;
import static io.azurecredentials.azure.Sandbox.given;
import static io.azurecredentials.azure.Sandbox.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.azure.Directory.Application;
import io.azurecredentials.azure.Groups.Group;
import io.azurecredentials.azure.Groups.Kind;
import io.azurecredentials.azure.Groups.Membership;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.emulator.control.FaultKind;
import io.azurecredentials.emulator.control.FaultRule;
import io.azurecredentials.emulator.world.Quirk;
import io.azurecredentials.emulator.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GroupsIT {
    private static final io.azurecredentials.emulator.world.Application POWERLESS =
            io.azurecredentials.emulator.world.Application.named("powerless")
                    .withGraphPermissions("Application.ReadWrite.OwnedBy", "Group.Read.All");

    private final Sandbox sandbox = new Sandbox(world());
    private final Tenant tenant = sandbox.tenant();
    private final Groups groups = tenant.groups();
    private final String readers = sandbox.emulator.world().group("readers").id();
    private final String writers = sandbox.emulator.world().group("writers").id();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void groups_are_found_by_name_all_of_them_on_all_pages() {
        sandbox.emulator.controls().quirks().largestPage(1);

        assertThat(given(groups.named("O'Twins"))).hasSize(3);
        assertThat(given(groups.named("readers")))
                .containsExactly(new Group(readers, "readers", Kind.SECURITY));
        assertThat(given(groups.named("nobody"))).isEmpty();
        assertThat(given(groups.named("' or displayName ne '"))).isEmpty();
    }

    @Test
    void a_group_is_found_by_id() {
        assertThat(given(groups.find(readers)))
                .contains(new Group(readers, "readers", Kind.SECURITY));
        assertThat(given(groups.find(UUID.randomUUID().toString()))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_group_says_whether_it_takes_service_principals(Kind kind) {
        Group group = given(groups.named(kind.name())).getFirst();
        boolean takes = kind == Kind.SECURITY || kind == Kind.ROLE_ASSIGNABLE;

        Answer<Membership> answer = groups.add(group.objectID(), principal());

        assertThat(group.kind()).isEqualTo(kind);
        assertThat(group.obstacle().isEmpty()).isEqualTo(takes);
        if (takes) {
            given(answer);
        } else {
            assertThat(refused(answer)).isEqualTo(group.obstacle().orElseThrow());
            assertThat(refused(answer).message()).contains(kind.name(), group.objectID());
        }
    }

    @Test
    void a_member_is_added_and_removed_however_often_it_is_asked_for() {
        String principal = principal();
        assertThat(given(groups.of(principal))).isEmpty();

        for (int i = 0; i < 2; i++) {
            given(groups.add(readers, principal));
            given(groups.add(writers, principal));
        }
        assertThat(given(groups.of(principal))).containsExactlyInAnyOrder(readers, writers);

        assertThat(given(groups.remove(readers, principal))).isEqualTo(Removal.REMOVED);
        assertThat(given(groups.remove(readers, principal))).isEqualTo(Removal.ABSENT);
        sandbox.emulator.controls().quirks().set(Quirk.REMOVING_NO_MEMBER_IS_BAD_REQUEST, true);
        assertThat(given(groups.remove(readers, principal))).isEqualTo(Removal.ABSENT);
        assertThat(given(groups.of(principal))).containsExactly(writers);
    }

    @Test
    void what_a_refusal_says_too_little_about_is_read_back() {
        String principal = principal();
        refuse("graph.groups.addMember", FaultKind.UNCLEAR);
        assertThat(refused(groups.add(readers, principal)).reason())
                .isEqualTo(Reason.AZURE_REJECTED);
        refuse("graph.groups.addMember", FaultKind.UNCLEAR_AFTER_COMMIT);
        given(groups.add(readers, principal));

        refuse("graph.groups.removeMember", FaultKind.UNCLEAR);
        assertThat(refused(groups.remove(readers, principal)).reason())
                .isEqualTo(Reason.AZURE_REJECTED);
        refuse("graph.groups.removeMember", FaultKind.UNCLEAR_AFTER_COMMIT);
        assertThat(given(groups.remove(readers, principal))).isEqualTo(Removal.ABSENT);
    }

    @Test
    void a_group_that_does_not_exist_takes_and_gives_nothing() {
        String nowhere = UUID.randomUUID().toString();
        String principal = principal();

        assertThat(refused(groups.add(nowhere, principal)).reason())
                .isEqualTo(Reason.GROUP_NOT_FOUND);
        assertThat(refused(groups.add(readers, nowhere)).reason())
                .isEqualTo(Reason.NOT_VISIBLE_YET);
        assertThat(given(groups.remove(nowhere, principal))).isEqualTo(Removal.ABSENT);
        assertThat(refused(groups.of(nowhere)).reason()).isEqualTo(Reason.NOT_VISIBLE_YET);
    }

    @Test
    void a_missing_permission_is_named() {
        Problem problem = refused(sandbox.tenant(POWERLESS).groups().add(readers, principal()));

        assertThat(problem).isInstanceOf(Problem.Denied.class);
        assertThat(problem.message()).contains("GroupMember.ReadWrite.All");
    }

    @Test
    void writes_to_one_group_never_meet() throws Exception {
        List<String> principals = IntStream.range(0, 6).mapToObj(this::principal).toList();
        sandbox.emulator.controls().quirks().writeTakes(Duration.ofMillis(10));
        Groups other = sandbox.tenant().groups();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer<Membership>>> writes = new ArrayList<>();
            principals.forEach(it -> writes.add(() -> groups.add(readers, it)));
            principals.forEach(it -> writes.add(() -> other.add(writers, it)));
            for (Future<Answer<Membership>> write : threads.invokeAll(writes)) {
                given(write.get());
            }
        }
        assertThat(principals).allSatisfy(it -> assertThat(given(groups.of(it))).hasSize(2));
    }

    private static World world() {
        List<io.azurecredentials.emulator.world.Group> all = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            all.add(
                    new io.azurecredentials.emulator.world.Group(
                            "00000000-0000-0000-0003-00000000000" + i,
                            "O'Twins",
                            List.of(),
                            io.azurecredentials.emulator.world.Group.Kind.SECURITY));
        }
        for (var kind : io.azurecredentials.emulator.world.Group.Kind.values()) {
            all.add(io.azurecredentials.emulator.world.Group.named(kind.name()).ofKind(kind));
        }
        return World.standard()
                .withApplications(POWERLESS)
                .withGroups(all.toArray(io.azurecredentials.emulator.world.Group[]::new));
    }

    private String principal() {
        return principal(0);
    }

    private String principal(int number) {
        Directory.Blueprint blueprint =
                new Directory.Blueprint("azcred-group-" + number, "x", BLUEPRINT.tag());
        Application application = given(tenant.directory().upsertApplication(blueprint));
        return given(tenant.directory().upsertServicePrincipal(application.appID(), blueprint))
                .objectID();
    }

    private void refuse(String operation, FaultKind fault) {
        sandbox.emulator.controls().faults(FaultRule.nth(operation, 1, fault));
    }
}
