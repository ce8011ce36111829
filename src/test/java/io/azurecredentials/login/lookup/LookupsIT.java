package io.azurecredentials.login.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.azure.Azure;
import io.azurecredentials.azure.Network;
import io.azurecredentials.azure.RootCredential;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Reason;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.emulator.Emulator;
import io.azurecredentials.emulator.control.FaultKind;
import io.azurecredentials.emulator.control.FaultRule;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.Group;
import io.azurecredentials.emulator.world.Machine;
import io.azurecredentials.emulator.world.ManagedIdentity;
import io.azurecredentials.emulator.world.Quirk;
import io.azurecredentials.emulator.world.User;
import io.azurecredentials.emulator.world.World;
import io.azurecredentials.login.jwt.ClaimedResource;
import io.azurecredentials.login.jwt.Groups;
import io.azurecredentials.login.jwt.Principal;
import io.azurecredentials.login.jwt.ResourceID;
import io.azurecredentials.login.policy.Bindings;
import io.azurecredentials.login.policy.Decision;
import io.azurecredentials.login.policy.Decision.Admitted;
import io.azurecredentials.login.policy.Decision.Denied;
import io.azurecredentials.login.policy.Denial;
import io.azurecredentials.login.policy.Facts;
import io.azurecredentials.login.policy.Facts.Account;
import io.azurecredentials.login.policy.Hints;
import io.azurecredentials.login.policy.Need;
import io.azurecredentials.login.policy.Subject;
import java.io.IOException;
import java.net.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins of machines whose tokens say less than their roles ask for. */
class LookupsIT {
    private static final World STANDARD = World.standard();
    private static final ManagedIdentity ASSIGNED =
            ManagedIdentity.named(STANDARD.resourceGroup("rg-app"), "id-app");
    private static final Group TEAM = Group.named("team").withMembers(ASSIGNED.principalID());
    private static final User PERSON = User.named("Ada", "ada@emulated.onmicrosoft.com");
    private static final Application ROOT =
            Application.named("reader")
                    .withGraphPermissions(
                            "Application.Read.All", "User.Read.All", "GroupMember.Read.All")
                    .withRoles(STANDARD.root().roles().getLast());
    private static final Bindings IN_GROUP = bindings(Set.of(), Set.of("rg-app"), Set.of());
    private static final Bindings IN_EUROPE = bindings(Set.of(), Set.of(), Set.of("West Europe"));
    private static final Bindings BY_ID =
            new Bindings(
                    Set.of(ASSIGNED.principalID(), PERSON.id(), nobody()),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Set.of());

    private final Emulator emulator =
            Emulator.start(STANDARD.withApplications(ROOT).withGroups(TEAM).withUsers(PERSON));
    private final Azure azure;
    private final Reach reach;
    private final Lookups lookups = new Lookups();

    LookupsIT(@TempDir Path folder) throws IOException {
        azure =
                new Azure(
                        new Network(
                                Optional.of(new Proxy(Proxy.Type.HTTP, emulator.proxy())),
                                List.of(),
                                Optional.of(emulator.writeCa(folder.resolve("ca.pem")))),
                        (_, _, _) -> {},
                        () -> {
                            throw new AssertionError("nothing is to be changed");
                        });
        Tenant tenant =
                azure.open(
                        new RootCredential(
                                STANDARD.tenantID(),
                                ROOT.clientID(),
                                Sensitive.of(ROOT.clientSecret())));
        reach =
                Reach.of(
                        "config",
                        STANDARD.tenantID(),
                        new Retry(1, Duration.ofMillis(10), Duration.ofMillis(10)),
                        () -> Answer.given(tenant));
    }

    @AfterEach
    void stop() {
        azure.close();
        emulator.close();
    }

    @Test
    void groups_come_from_graph() {
        assertThat(decide(bindings(Set.of(TEAM.id()), Set.of(), Set.of()), silent(assigned())))
                .isEqualTo(Answer.given(new Admitted(Optional.empty())));
        assertThat(decide(bindings(Set.of(nobody()), Set.of(), Set.of()), silent(assigned())))
                .isEqualTo(Answer.given(new Denied(Denial.GROUP)));
        assertThat(requests("graph.servicePrincipals.getMemberObjects")).isOne();
    }

    @Test
    void a_machine_that_its_token_does_not_name_is_found_by_way_of_its_identity() {
        Machine machine = machine("vm-app");
        Principal own = principal(machine.own().orElseThrow().principalID());

        assertThat(decide(IN_EUROPE, silent(own))).isEqualTo(in(machine.id()));
        assertThat(decide(IN_GROUP, silent(assigned()))).isEqualTo(in(ASSIGNED.id()));
        assertThat(decide(IN_EUROPE, silent(assigned())))
                .isEqualTo(Answer.given(new Denied(Denial.MACHINE_UNPROVEN)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_machine_of_a_flexible_scale_set_is_let_in_whoever_tells_its_identity(boolean told) {
        emulator.controls().quirks().set(Quirk.FLEXIBLE_MACHINES_TELL_IDENTITIES, told);
        Machine flexible = machine("vmss-flex");
        Bindings toSet =
                new Bindings(
                        Set.of("*"), Set.of(), Set.of(), Set.of(), Set.of(), Set.of("vmss-flex"));

        assertThat(decide(toSet, on(flexible.hostID()))).isEqualTo(in(flexible.hostID()));
        assertThat(decide(toSet, on(machine("vm-app").id())))
                .isEqualTo(Answer.given(new Denied(Denial.SCALE_SET)));
    }

    @Test
    void who_is_remembered_is_let_in_again_as_long_as_he_is_there() {
        ResourceID machine = id(machine("vm-app").id());

        assertThat(decide(IN_GROUP, remembered(assigned(), Optional.of(machine))))
                .isEqualTo(in(machine.toString()));
        assertThat(decide(IN_GROUP, remembered(principal(nobody()), Optional.of(machine))))
                .isEqualTo(Answer.given(new Denied(Denial.IDENTITY_ELSEWHERE)));
        for (Principal there : Set.of(assigned(), new Principal.User(PERSON.id()))) {
            assertThat(decide(BY_ID, remembered(there, Optional.empty())))
                    .isEqualTo(Answer.given(new Admitted(Optional.empty())));
        }
        for (Principal gone : Set.of(principal(nobody()), new Principal.User(nobody()))) {
            assertThat(decide(BY_ID, remembered(gone, Optional.empty())))
                    .isEqualTo(Answer.given(new Denied(Denial.ACCOUNT_GONE)));
        }
    }

    @Test
    void who_is_in_no_group_is_told_from_who_is_not_there() {
        for (Principal it : Set.of(new Principal.User(PERSON.id()), principal(nobody()))) {
            boolean gone = it.objectID().equals(nobody());
            Optional<Account> account = gone ? Optional.of(new Account.Gone()) : Optional.empty();
            assertThat(reach.source().ask(it, new Need.GroupsOf(it.objectID())))
                    .isEqualTo(Answer.given(new Facts(Optional.of(Set.of()), account, Map.of())));
        }
    }

    @Test
    void a_failure_is_tried_again_and_another_one_is_told() {
        String operation = "arm.virtualMachines.get";
        Subject machine = on(machine("vm-app").id());
        emulator.controls().faults(FaultRule.nth(operation, 1, FaultKind.INTERNAL_ERROR));
        assertThat(decide(IN_EUROPE, machine)).isEqualTo(in(machine("vm-app").id()));

        emulator.controls().faults(FaultRule.probability("graph.*", 1, FaultKind.INTERNAL_ERROR));
        assertThat(decide(IN_EUROPE, silent(assigned())))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        it ->
                                assertThat(it.problem().reason())
                                        .isEqualTo(Reason.AZURE_UNAVAILABLE));
        assertThat(requests("graph.servicePrincipals.get")).isEqualTo(2);
    }

    private Answer<Decision> decide(Bindings bindings, Subject subject) {
        return lookups.decide(reach, bindings, subject, Hints.NONE);
    }

    private long requests(String operation) {
        return emulator.journal().stream().filter(it -> it.operation().equals(operation)).count();
    }

    private static Machine machine(String name) {
        return STANDARD.machines().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Principal assigned() {
        return principal(ASSIGNED.principalID());
    }

    private static Principal principal(String objectID) {
        return new Principal.ServicePrincipal(objectID, "client");
    }

    private static String nobody() {
        return "00000000-0000-0000-0000-00000000dead";
    }

    /** Whose token names nothing. */
    private static Subject silent(Principal principal) {
        return subject(principal, new ClaimedResource.Unsaid());
    }

    private static Subject remembered(Principal principal, Optional<ResourceID> machine) {
        return Subject.remembered(principal, machine, Optional.empty());
    }

    private static Subject on(String machine) {
        return subject(assigned(), new ClaimedResource.Named(id(machine)));
    }

    private static Subject subject(Principal principal, ClaimedResource host) {
        return new Subject(
                principal, new Groups.Unsaid(), host, new ClaimedResource.Unsaid(), false);
    }

    private static Answer<Decision> in(String id) {
        return Answer.given(new Admitted(Optional.of(id(id))));
    }

    private static ResourceID id(String text) {
        return ResourceID.of(text).orElseThrow();
    }

    private static Bindings bindings(
            Set<String> groups, Set<String> resourceGroups, Set<String> locations) {
        return new Bindings(Set.of("*"), groups, Set.of(), resourceGroups, locations, Set.of());
    }
}
