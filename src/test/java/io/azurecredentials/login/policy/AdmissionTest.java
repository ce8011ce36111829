package io.azurecredentials.login.policy;

import static io.azurecredentials.login.policy.Machines.GROUP;
import static io.azurecredentials.login.policy.Machines.HERE;
import static io.azurecredentials.login.policy.Machines.IDENTITY;
import static io.azurecredentials.login.policy.Machines.OBJECT;
import static io.azurecredentials.login.policy.Machines.SET;
import static io.azurecredentials.login.policy.Machines.SOMEBODY;
import static io.azurecredentials.login.policy.Machines.UNIFORM_INSTANCE;
import static io.azurecredentials.login.policy.Machines.VM;
import static io.azurecredentials.login.policy.Machines.also;
import static io.azurecredentials.login.policy.Machines.anywhere;
import static io.azurecredentials.login.policy.Machines.bound;
import static io.azurecredentials.login.policy.Machines.directory;
import static io.azurecredentials.login.policy.Machines.germany;
import static io.azurecredentials.login.policy.Machines.on;
import static io.azurecredentials.login.policy.Machines.resource;
import static io.azurecredentials.login.policy.Machines.resources;
import static io.azurecredentials.login.policy.Machines.toGroups;
import static io.azurecredentials.login.policy.Machines.toLocation;
import static io.azurecredentials.login.policy.Machines.toResourceGroup;
import static io.azurecredentials.login.policy.Machines.toScaleSet;
import static io.azurecredentials.login.policy.Machines.toSubscription;
import static io.azurecredentials.login.policy.Machines.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.login.jwt.Groups;
import io.azurecredentials.login.jwt.Principal;
import io.azurecredentials.login.jwt.ResourceID;
import io.azurecredentials.login.policy.Decision.Admitted;
import io.azurecredentials.login.policy.Decision.Denied;
import io.azurecredentials.login.policy.Decision.Undecided;
import io.azurecredentials.login.policy.Facts.Resource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who gets in, and what has to be asked before. */
class AdmissionTest {
    private static final Decision IN = new Admitted(Optional.empty());

    @Test
    void a_service_principal_gets_in_by_its_id_and_nothing_is_asked() {
        assertThat(decide(bound(), anywhere(), Facts.NONE)).isEqualTo(IN);
        assertThat(decide(principals(OBJECT.toUpperCase(Locale.ROOT)), anywhere(), Facts.NONE))
                .isEqualTo(IN);
        assertThat(decide(principals(GROUP), anywhere(), Facts.NONE))
                .isEqualTo(new Denied(Denial.SERVICE_PRINCIPAL));
    }

    @Test
    void groups_come_from_the_token_if_it_lists_them_and_from_graph_otherwise() {
        Subject listed = of(new Groups.Listed(Set.of(GROUP)));
        Subject others = of(new Groups.Listed(Set.of(OBJECT)));
        Undecided asked = new Undecided(Set.of(new Need.GroupsOf(OBJECT)));

        assertThat(decide(toGroups(GROUP), listed, Facts.NONE)).isEqualTo(IN);
        assertThat(decide(toGroups(GROUP), others, Facts.NONE)).isEqualTo(new Denied(Denial.GROUP));
        assertThat(decide(toGroups(GROUP), of(new Groups.TooMany()), Facts.NONE)).isEqualTo(asked);
        assertThat(decide(toGroups(GROUP), anywhere(), Facts.NONE)).isEqualTo(asked);
        assertThat(decide(toGroups(GROUP), anywhere(), groups(GROUP))).isEqualTo(IN);
        assertThat(decide(toGroups(GROUP), anywhere(), groups(OBJECT)))
                .isEqualTo(new Denied(Denial.GROUP));
        assertThat(decide(toGroups(GROUP), anywhere(), groups()))
                .isEqualTo(new Denied(Denial.GROUP));
    }

    @Test
    void a_claimed_machine_needs_no_question_for_subscription_and_group() {
        for (ResourceID id : Set.of(VM, SET, UNIFORM_INSTANCE)) {
            Admitted in = new Admitted(Optional.of(id));
            assertThat(decide(toSubscription(HERE), on(id), Facts.NONE)).isEqualTo(in);
            assertThat(decide(toResourceGroup("PROD"), on(id), Facts.NONE)).isEqualTo(in);
            assertThat(decide(toResourceGroup("dev"), on(id), Facts.NONE))
                    .isEqualTo(new Denied(Denial.RESOURCE_GROUP));
            assertThat(decide(toSubscription(Machines.THERE), on(id), Facts.NONE))
                    .isEqualTo(new Denied(Denial.SUBSCRIPTION));
        }
    }

    @Test
    void a_location_is_what_resource_manager_says() {
        assertThat(decide(toLocation("x"), on(VM), Facts.NONE))
                .isEqualTo(new Undecided(Set.of(new Need.ResourceAt(VM))));
        for (String name : Set.of("germanywestcentral", "Germany West Central")) {
            assertThat(decide(toLocation(name), on(VM), resource(VM, germany())))
                    .isEqualTo(new Admitted(Optional.of(VM)));
        }
        assertThat(decide(toLocation("germany"), on(VM), resource(VM, germany())))
                .isEqualTo(new Denied(Denial.LOCATION));
    }

    @Test
    void an_instance_of_a_uniform_scale_set_has_the_sets_identity_and_location() {
        assertThat(decide(toScaleSet("SET"), on(UNIFORM_INSTANCE), Facts.NONE))
                .isEqualTo(new Admitted(Optional.of(UNIFORM_INSTANCE)));
        assertThat(decide(toLocation("x"), on(UNIFORM_INSTANCE), Facts.NONE))
                .isEqualTo(new Undecided(Set.of(new Need.ResourceAt(SET))));
        assertThat(
                        decide(
                                toLocation("germanywestcentral"),
                                on(UNIFORM_INSTANCE),
                                resource(SET, germany())))
                .isEqualTo(new Admitted(Optional.of(UNIFORM_INSTANCE)));
    }

    @Test
    void a_machine_of_a_flexible_scale_set_says_so_itself() {
        Resource member = new Resource("x", Set.of(OBJECT), Optional.of(SET));

        assertThat(decide(toScaleSet("set"), on(VM), Facts.NONE))
                .isEqualTo(new Undecided(Set.of(new Need.ResourceAt(VM))));
        assertThat(decide(toScaleSet("set"), on(VM), resource(VM, member)))
                .isEqualTo(new Admitted(Optional.of(VM)));
        assertThat(decide(toScaleSet("other"), on(VM), resource(VM, member)))
                .isEqualTo(new Denied(Denial.SCALE_SET));
    }

    @Test
    void an_identity_counts_for_its_own_subscription_and_group() {
        assertThat(decide(toResourceGroup("prod"), on(IDENTITY), Facts.NONE))
                .isEqualTo(new Admitted(Optional.of(IDENTITY)));
        assertThat(decide(toResourceGroup("dev"), on(IDENTITY), Facts.NONE))
                .isEqualTo(new Denied(Denial.RESOURCE_GROUP));
    }

    @Test
    void where_the_token_names_nothing_graph_names_it_and_resource_manager_confirms_it() {
        Bindings bindings = toResourceGroup("prod");
        Facts named = directory("isExplicit=True", IDENTITY.toString());

        assertThat(decide(bindings, anywhere(), Facts.NONE))
                .isEqualTo(new Undecided(Set.of(new Need.AccountOf(OBJECT))));
        assertThat(decide(bindings, anywhere(), named))
                .isEqualTo(new Undecided(Set.of(new Need.ResourceAt(IDENTITY))));
        assertThat(decide(bindings, anywhere(), also(named, IDENTITY, Optional.of(germany()))))
                .isEqualTo(new Admitted(Optional.of(IDENTITY)));
        assertThat(decide(bindings, anywhere(), also(named, IDENTITY, Optional.empty())))
                .isEqualTo(new Denied(Denial.RESOURCE_GONE));
    }

    @Test
    void a_machines_own_identity_is_found_the_same_way_with_all_that_is_bound() {
        Bindings bindings =
                resources(Set.of(HERE), Set.of("prod"), Set.of("Germany West Central"), Set.of());
        Facts named = directory("isExplicit=False", VM.toString());

        assertThat(decide(bindings, anywhere(), also(named, VM, Optional.of(germany()))))
                .isEqualTo(new Admitted(Optional.of(VM)));
    }

    @Test
    void questions_that_do_not_depend_on_each_other_are_asked_together() {
        Bindings both =
                new Bindings(
                        Set.of(),
                        Set.of(GROUP),
                        Set.of(),
                        Set.of("prod"),
                        Set.of("germanywestcentral"),
                        Set.of());

        assertThat(decide(both, on(VM), Facts.NONE))
                .isEqualTo(
                        new Undecided(Set.of(new Need.GroupsOf(OBJECT), new Need.ResourceAt(VM))));
        assertThat(decide(both, on(Machines.vm("dev", "vm-app")), Facts.NONE))
                .isEqualTo(new Denied(Denial.RESOURCE_GROUP));
    }

    @Test
    void anything_with_an_identity_can_be_in_a_resource_group() {
        ResourceID site = Machines.id(HERE, "prod", "Microsoft.Web/sites/app");

        assertThat(decide(toResourceGroup("prod"), on(site), Facts.NONE))
                .isEqualTo(new Admitted(Optional.of(site)));
        assertThat(decide(toScaleSet("app"), on(site), Facts.NONE))
                .isEqualTo(new Denied(Denial.SCALE_SET));
    }

    @Test
    void users_and_applications_are_in_no_resource_group() {
        Subject user =
                new Subject(
                        new Principal.User(OBJECT),
                        new Groups.Unsaid(),
                        anywhere().host(),
                        anywhere().identity(),
                        false);

        assertThat(decide(toResourceGroup("prod"), user, Facts.NONE))
                .isEqualTo(new Denied(Denial.NO_RESOURCE));
        assertThat(decide(toResourceGroup("prod"), anywhere(), directory("isExplicit=True")))
                .isEqualTo(new Denied(Denial.NO_RESOURCE));
    }

    private static Decision decide(Bindings bindings, Subject subject, Facts facts) {
        return Admission.decide(bindings, subject, Hints.NONE, facts);
    }

    private static Bindings principals(String id) {
        return new Bindings(Set.of(id), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    }

    private static Subject of(Groups groups) {
        return new Subject(SOMEBODY, groups, anywhere().host(), anywhere().identity(), false);
    }

    private static Facts groups(String... ids) {
        return new Facts(Optional.of(Set.of(ids)), Optional.empty(), Map.of());
    }

    @Test
    void the_machine_counts_and_not_the_identity_that_is_used_on_it() {
        ResourceID elsewhere = Machines.vm("dev", "vm-b");

        assertThat(decide(toResourceGroup("prod"), with(IDENTITY, elsewhere), Facts.NONE))
                .isEqualTo(new Denied(Denial.RESOURCE_GROUP));
        assertThat(decide(toResourceGroup("dev"), with(IDENTITY, elsewhere), Facts.NONE))
                .isEqualTo(new Admitted(Optional.of(elsewhere)));
    }
}
