package io.azurecredentials.azure;

import static io.azurecredentials.azure.Sandbox.given;
import static io.azurecredentials.azure.Sandbox.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.azure.Principals.Account;
import io.azurecredentials.azure.Principals.Kind;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.emulator.control.FaultKind;
import io.azurecredentials.emulator.control.FaultRule;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.Group;
import io.azurecredentials.emulator.world.ManagedIdentity;
import io.azurecredentials.emulator.world.User;
import io.azurecredentials.emulator.world.World;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who has signed in, as the directory has them. */
class PrincipalsIT {
    private static final ManagedIdentity IDENTITY =
            ManagedIdentity.named(World.standard().resourceGroup("rg-app"), "id-app");
    private static final User PERSON = User.named("Ada", "ada@emulated.onmicrosoft.com");
    private static final Application POWERLESS = Application.named("powerless");
    private static final Application READER =
            Application.named("reader")
                    .withGraphPermissions("User.Read.All", "GroupMember.Read.All");
    private static final Group INNER =
            Group.named("inner").withMembers(IDENTITY.principalID(), PERSON.id());
    private static final Group OUTER = Group.named("outer").withMembers(INNER.id());

    private final Sandbox sandbox =
            new Sandbox(
                    World.standard()
                            .withUsers(PERSON)
                            .withApplications(POWERLESS, READER)
                            .withGroups(INNER, OUTER));
    private final Principals principals = sandbox.tenant().principals();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void groups_are_those_that_one_is_in_through_others_as_well() {
        assertThat(given(principals.groups(Kind.SERVICE_PRINCIPAL, IDENTITY.principalID())))
                .hasValueSatisfying(
                        it -> assertThat(it).containsExactlyInAnyOrder(INNER.id(), OUTER.id()));
        assertThat(given(reader().groups(Kind.USER, PERSON.id())))
                .hasValueSatisfying(
                        it -> assertThat(it).containsExactlyInAnyOrder(INNER.id(), OUTER.id()));
        assertThat(sandbox.requests("graph.servicePrincipals.getMemberObjects")).isOne();
        assertThat(sandbox.requests("graph.users.getMemberObjects")).isOne();
    }

    @Test
    void who_is_in_none_is_in_none() {
        String root = sandbox.emulator.world().root().servicePrincipalID().orElseThrow();

        assertThat(given(principals.groups(Kind.SERVICE_PRINCIPAL, root)))
                .hasValueSatisfying(it -> assertThat(it).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void who_does_not_exist_is_not_found(Kind kind) {
        String nobody = UUID.randomUUID().toString();

        assertThat(given(reader().groups(kind, nobody))).isEmpty();
        assertThat(given(tenant(kind).find(kind, nobody))).isEmpty();
    }

    @Test
    void of_more_groups_than_graph_tells_nothing_is_known() {
        sandbox.emulator.controls().quirks().mostMemberships(1);

        Problem problem =
                refused(principals.groups(Kind.SERVICE_PRINCIPAL, IDENTITY.principalID()));

        assertThat(problem).isInstanceOf(Problem.Terminal.class);
        assertThat(problem.reason()).isEqualTo(Reason.AZURE_LIMIT);
    }

    @Test
    void a_managed_identity_says_that_it_is_one_and_whose() {
        assertThat(given(principals.find(Kind.SERVICE_PRINCIPAL, IDENTITY.principalID())))
                .hasValueSatisfying(
                        it -> {
                            assertThat(it.enabled()).isTrue();
                            assertThat(it.managedIdentity()).isTrue();
                            assertThat(it.alternativeNames())
                                    .contains("isExplicit=True")
                                    .anyMatch(name -> name.equalsIgnoreCase(IDENTITY.id()));
                        });
    }

    @Test
    void an_application_and_a_person_are_none() {
        Account nothingElse = new Account(true, false, List.of());
        String root = sandbox.emulator.world().root().servicePrincipalID().orElseThrow();

        assertThat(given(principals.find(Kind.SERVICE_PRINCIPAL, root))).contains(nothingElse);
        assertThat(given(reader().find(Kind.USER, PERSON.id()))).contains(nothingElse);
    }

    @Test
    void one_kind_is_not_found_as_the_other() {
        assertThat(given(principals.find(Kind.SERVICE_PRINCIPAL, PERSON.id()))).isEmpty();
        assertThat(given(reader().find(Kind.USER, IDENTITY.principalID()))).isEmpty();
    }

    @Test
    void a_missing_permission_is_named() {
        Principals powerless = sandbox.tenant(POWERLESS).principals();

        for (Problem problem :
                List.of(
                        refused(powerless.find(Kind.SERVICE_PRINCIPAL, IDENTITY.principalID())),
                        refused(
                                powerless.groups(
                                        Kind.SERVICE_PRINCIPAL, IDENTITY.principalID())))) {
            assertThat(problem).isInstanceOf(Problem.Denied.class);
            assertThat(problem.message()).contains("Application.Read.All");
        }
        assertThat(refused(powerless.find(Kind.USER, PERSON.id())).message())
                .contains("User.Read.All");
    }

    @ParameterizedTest
    @EnumSource(names = {"THROTTLED", "INTERNAL_ERROR", "UNAVAILABLE", "TRUNCATED"})
    void a_failure_is_no_answer(FaultKind fault) {
        sandbox.emulator
                .controls()
                .faults(FaultRule.nth("graph.servicePrincipals.getMemberObjects", 1, fault));

        assertThat(refused(principals.groups(Kind.SERVICE_PRINCIPAL, IDENTITY.principalID())))
                .isInstanceOf(Problem.Retryable.class);
    }

    private Principals tenant(Kind kind) {
        return kind == Kind.USER ? reader() : principals;
    }

    private Principals reader() {
        return sandbox.tenant(READER).principals();
    }
}
