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

/** Who was let in once is remembered, and nothing that was proven then is proven now. */
class RenewalTest {
    private static final Facts ACTIVE = account(new Account.Active(false, List.of()));

    @Test
    void it_is_decided_on_the_bindings_of_the_day() {
        assertThat(decide(toResourceGroup("prod"), VM, resource(VM, germany())))
                .isEqualTo(new Admitted(Optional.of(VM)));
        assertThat(decide(toResourceGroup("dev"), VM, Facts.NONE))
                .isEqualTo(new Denied(Denial.RESOURCE_GROUP));
        assertThat(decide(toScaleSet("set"), VM, resource(VM, germany())))
                .isEqualTo(new Denied(Denial.SCALE_SET));
    }

    @Test
    void a_remembered_resource_is_confirmed_by_resource_manager_whatever_is_bound() {
        for (ResourceID id : Set.of(VM, SET, IDENTITY)) {
            assertThat(decide(toResourceGroup("prod"), id, Facts.NONE))
                    .isEqualTo(new Undecided(Set.of(new Need.ResourceAt(id))));
            assertThat(decide(toResourceGroup("prod"), id, resource(id, germany())))
                    .isEqualTo(new Admitted(Optional.of(id)));
        }
        assertThat(decide(toScaleSet("set"), UNIFORM_INSTANCE, Facts.NONE))
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
        Subject again = Subject.remembered(SOMEBODY, Optional.empty());

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
        Subject person = Subject.remembered(new Principal.User(OBJECT), Optional.empty());

        assertThat(decide(bound(), person, Facts.NONE))
                .isEqualTo(new Undecided(Set.of(new Need.AccountOf(OBJECT))));
        assertThat(decide(bound(), person, account(new Account.Gone())))
                .isEqualTo(new Denied(Denial.ACCOUNT_GONE));
    }

    @Test
    void who_is_not_bound_any_more_ends_without_a_question() {
        Subject other =
                Subject.remembered(
                        new Principal.ServicePrincipal(GROUP, "client"), Optional.of(VM));

        assertThat(decide(bound(), other, Facts.NONE))
                .isEqualTo(new Denied(Denial.SERVICE_PRINCIPAL));
    }

    @Test
    void groups_are_asked_for_again_and_nothing_else() {
        Subject again = Subject.remembered(SOMEBODY, Optional.empty());

        assertThat(decide(toGroups(GROUP), again, Facts.NONE))
                .isEqualTo(new Undecided(Set.of(new Need.GroupsOf(OBJECT))));
        assertThat(decide(toGroups(GROUP), again, groups(GROUP)))
                .isEqualTo(new Admitted(Optional.empty()));
        assertThat(decide(toGroups(GROUP), again, groups())).isEqualTo(new Denied(Denial.GROUP));
    }

    @Test
    void a_resource_that_is_not_bound_any_more_confirms_nothing() {
        Subject again = Subject.remembered(SOMEBODY, Optional.of(VM));

        assertThat(decide(bound(), again, resource(VM, germany())))
                .isEqualTo(new Undecided(Set.of(new Need.AccountOf(OBJECT))));
    }

    @Test
    void a_binding_that_came_later_is_looked_up_in_the_directory() {
        Subject again = Subject.remembered(SOMEBODY, Optional.empty());
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
        return decide(bindings, Subject.remembered(SOMEBODY, Optional.of(proven)), facts);
    }

    private static Decision decide(Bindings bindings, Subject subject, Facts facts) {
        return Admission.decide(bindings, subject, Hints.NONE, facts);
    }

    private static Facts groups(String... ids) {
        return new Facts(Optional.of(Set.of(ids)), Optional.empty(), Map.of());
    }
}
