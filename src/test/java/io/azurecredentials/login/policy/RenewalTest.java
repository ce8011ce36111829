package io.azurecredentials.login.policy;

import static io.azurecredentials.login.policy.Machines.GROUP;
import static io.azurecredentials.login.policy.Machines.IDENTITY;
import static io.azurecredentials.login.policy.Machines.OBJECT;
import static io.azurecredentials.login.policy.Machines.SET;
import static io.azurecredentials.login.policy.Machines.SOMEBODY;
import static io.azurecredentials.login.policy.Machines.UNIFORM_INSTANCE;
import static io.azurecredentials.login.policy.Machines.VM;
import static io.azurecredentials.login.policy.Machines.account;
import static io.azurecredentials.login.policy.Machines.also;
import static io.azurecredentials.login.policy.Machines.bound;
import static io.azurecredentials.login.policy.Machines.germany;
import static io.azurecredentials.login.policy.Machines.resource;
import static io.azurecredentials.login.policy.Machines.toGroups;
import static io.azurecredentials.login.policy.Machines.toLocation;
import static io.azurecredentials.login.policy.Machines.toResourceGroup;
import static io.azurecredentials.login.policy.Machines.toScaleSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.login.jwt.Principal;
import io.azurecredentials.login.jwt.ResourceID;
import io.azurecredentials.login.jwt.ResourceKind;
import io.azurecredentials.login.policy.Decision.Admitted;
import io.azurecredentials.login.policy.Decision.Denied;
import io.azurecredentials.login.policy.Decision.Undecided;
import io.azurecredentials.login.policy.Facts.Account;
import io.azurecredentials.login.policy.Facts.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who was let in once is remembered, and nothing that was proven then is proven now. */
class RenewalTest {
    private static final Facts ACTIVE = account(new Account.Active(false, List.of()));

    @Test
    void it_is_decided_on_the_bindings_of_the_day() {
        assertThat(decide(toResourceGroup("prod"), VM, active(resource(VM, germany()))))
                .isEqualTo(new Admitted(Optional.of(VM)));
        assertThat(decide(toResourceGroup("dev"), VM, Facts.NONE))
                .isEqualTo(new Denied(Denial.RESOURCE_GROUP));
        assertThat(decide(toScaleSet("set"), VM, resource(VM, germany())))
                .isEqualTo(new Denied(Denial.SCALE_SET));
    }

    @Test
    void a_remembered_resource_is_confirmed_by_resource_manager_whatever_is_bound() {
        for (ResourceID id : Set.of(VM, SET, IDENTITY)) {
            assertThat(decide(toResourceGroup("prod"), id, ACTIVE))
                    .isEqualTo(new Undecided(Set.of(new Need.ResourceAt(id))));
            assertThat(decide(toResourceGroup("prod"), id, active(resource(id, germany()))))
                    .isEqualTo(new Admitted(Optional.of(id)));
        }
        assertThat(decide(toScaleSet("set"), UNIFORM_INSTANCE, ACTIVE))
                .isEqualTo(new Undecided(Set.of(new Need.ResourceAt(SET))));
    }

    @Test
    void a_resource_that_is_gone_or_has_another_identity_now_ends_it() {
        Resource anothers = new Resource("germanywestcentral", Set.of(GROUP), Optional.empty());
        for (ResourceID id : Set.of(VM, SET, IDENTITY)) {
            assertThat(decide(toResourceGroup("prod"), id, also(Facts.NONE, id, Optional.empty())))
                    .isEqualTo(new Denied(Denial.RESOURCE_GONE));
            assertThat(decide(toResourceGroup("prod"), id, resource(id, anothers)))
                    .isEqualTo(new Denied(Denial.IDENTITY_ELSEWHERE));
        }
    }

    @Test
    void an_identity_says_as_little_about_a_machine_as_before() {
        assertThat(decide(toLocation("germanywestcentral"), IDENTITY, Facts.NONE))
                .isEqualTo(new Denied(Denial.MACHINE_UNPROVEN));
    }

    @Test
    void who_is_bound_by_his_id_alone_has_to_be_in_the_directory_still() {
        Subject again = remembered();

        assertThat(decide(bound(), again, Facts.NONE))
                .isEqualTo(new Undecided(Set.of(new Need.AccountOf(OBJECT))));
        assertThat(decide(bound(), again, ACTIVE)).isEqualTo(new Admitted(Optional.empty()));
        assertThat(decide(bound(), again, account(new Account.Gone())))
                .isEqualTo(new Denied(Denial.ACCOUNT_GONE));
        assertThat(decide(bound(), again, account(new Account.Disabled())))
                .isEqualTo(new Denied(Denial.ACCOUNT_DISABLED));
    }

    @Test
    void so_has_a_person() {
        Subject person =
                Subject.remembered(new Principal.User(OBJECT), Optional.empty(), Optional.empty());

        assertThat(decide(bound(), person, Facts.NONE))
                .isEqualTo(new Undecided(Set.of(new Need.AccountOf(OBJECT))));
        assertThat(decide(bound(), person, account(new Account.Gone())))
                .isEqualTo(new Denied(Denial.ACCOUNT_GONE));
    }

    @Test
    void who_is_not_bound_any_more_ends_without_a_question() {
        Subject other =
                Subject.remembered(
                        new Principal.ServicePrincipal(GROUP, "client"),
                        Optional.of(VM),
                        Optional.empty());

        assertThat(decide(bound(), other, Facts.NONE))
                .isEqualTo(new Denied(Denial.SERVICE_PRINCIPAL));
    }

    @Test
    void groups_are_asked_for_again() {
        Subject again = remembered();

        assertThat(decide(toGroups(GROUP), again, ACTIVE))
                .isEqualTo(new Undecided(Set.of(new Need.GroupsOf(OBJECT))));
        assertThat(decide(toGroups(GROUP), again, active(groups(GROUP))))
                .isEqualTo(new Admitted(Optional.empty()));
        assertThat(decide(toGroups(GROUP), again, groups())).isEqualTo(new Denied(Denial.GROUP));
    }

    /** A group keeps who cannot sign in any more, and a machine its identity. */
    @Test
    void whatever_is_bound_the_directory_is_asked_whether_he_may_sign_in_still() {
        Need account = new Need.AccountOf(OBJECT);

        assertThat(decide(toGroups(GROUP), remembered(), Facts.NONE))
                .isEqualTo(new Undecided(Set.of(new Need.GroupsOf(OBJECT), account)));
        assertThat(decide(toGroups(GROUP), remembered(), groups(GROUP)))
                .isEqualTo(new Undecided(Set.of(account)));
        for (ResourceID id : Set.of(VM, SET, IDENTITY)) {
            assertThat(decide(toResourceGroup("prod"), id, Facts.NONE))
                    .isEqualTo(new Undecided(Set.of(new Need.ResourceAt(id), account)));
            assertThat(decide(toResourceGroup("prod"), id, resource(id, germany())))
                    .isEqualTo(new Undecided(Set.of(account)));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Denial.class,
            names = {"ACCOUNT_GONE", "ACCOUNT_DISABLED"})
    void who_was_deleted_or_disabled_stays_nowhere(Denial denial) {
        Facts told =
                account(
                        denial == Denial.ACCOUNT_GONE
                                ? new Account.Gone()
                                : new Account.Disabled());
        Denied out = new Denied(denial);

        assertThat(decide(bound(), remembered(), told)).isEqualTo(out);
        assertThat(decide(toGroups(GROUP), remembered(), told)).isEqualTo(out);
        assertThat(decide(toGroups(GROUP), remembered(), groups(GROUP).and(told))).isEqualTo(out);
        assertThat(decide(toResourceGroup("prod"), remembered(), told)).isEqualTo(out);
        for (ResourceID id : Set.of(VM, SET, IDENTITY)) {
            assertThat(decide(toResourceGroup("prod"), id, told)).isEqualTo(out);
            assertThat(decide(toResourceGroup("prod"), id, resource(id, germany()).and(told)))
                    .isEqualTo(out);
        }
    }

    @Test
    void a_resource_that_is_not_bound_any_more_confirms_nothing() {
        Subject again = remembered(VM);

        assertThat(decide(bound(), again, resource(VM, germany())))
                .isEqualTo(new Undecided(Set.of(new Need.AccountOf(OBJECT))));
    }

    @Test
    void a_binding_that_came_later_is_looked_up_in_the_directory() {
        Subject again = remembered();
        Facts named = Machines.directory("isExplicit=True", IDENTITY.toString());

        assertThat(decide(toResourceGroup("prod"), again, named))
                .isEqualTo(new Undecided(Set.of(new Need.ResourceAt(IDENTITY))));
        assertThat(
                        decide(
                                toResourceGroup("prod"),
                                again,
                                also(named, IDENTITY, Optional.of(germany()))))
                .isEqualTo(new Admitted(Optional.of(IDENTITY)));
        assertThat(decide(toResourceGroup("prod"), again, account(new Account.Disabled())))
                .isEqualTo(new Denied(Denial.ACCOUNT_DISABLED));
        assertThat(decide(toResourceGroup("prod"), again, account(new Account.Gone())))
                .isEqualTo(new Denied(Denial.ACCOUNT_GONE));
    }

    private static Decision decide(Bindings bindings, ResourceID proven, Facts facts) {
        return decide(bindings, remembered(proven), facts);
    }

    private static Decision decide(Bindings bindings, Subject subject, Facts facts) {
        return Admission.decide(bindings, subject, Hints.NONE, facts);
    }

    private static Subject remembered() {
        return Subject.remembered(SOMEBODY, Optional.empty(), Optional.empty());
    }

    private static Subject remembered(ResourceID proven) {
        Optional<ResourceID> it = Optional.of(proven);
        return proven.kind() == ResourceKind.USER_ASSIGNED_IDENTITY
                ? Subject.remembered(SOMEBODY, Optional.empty(), it)
                : Subject.remembered(SOMEBODY, it, Optional.empty());
    }

    /** Somebody who can sign in, with this. */
    private static Facts active(Facts facts) {
        return facts.and(ACTIVE);
    }

    private static Facts groups(String... ids) {
        return new Facts(Optional.of(Set.of(ids)), Optional.empty(), Map.of());
    }
}
