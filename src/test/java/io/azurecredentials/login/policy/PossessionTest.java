package io.azurecredentials.login.policy;

import static io.azurecredentials.login.policy.Machines.GROUP;
import static io.azurecredentials.login.policy.Machines.HERE;
import static io.azurecredentials.login.policy.Machines.IDENTITY;
import static io.azurecredentials.login.policy.Machines.OBJECT;
import static io.azurecredentials.login.policy.Machines.SET;
import static io.azurecredentials.login.policy.Machines.SOMEBODY;
import static io.azurecredentials.login.policy.Machines.VM;
import static io.azurecredentials.login.policy.Machines.also;
import static io.azurecredentials.login.policy.Machines.directory;
import static io.azurecredentials.login.policy.Machines.on;
import static io.azurecredentials.login.policy.Machines.resource;
import static io.azurecredentials.login.policy.Machines.toLocation;
import static io.azurecredentials.login.policy.Machines.toScaleSet;
import static io.azurecredentials.login.policy.Machines.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.login.jwt.ResourceID;
import io.azurecredentials.login.policy.Decision.Admitted;
import io.azurecredentials.login.policy.Decision.Denied;
import io.azurecredentials.login.policy.Decision.Undecided;
import io.azurecredentials.login.policy.Facts.Resource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whether a machine has an identity that it does not tell. */
class PossessionTest {
    private static final Resource MEMBER = new Resource("here", Set.of(), Optional.of(SET));
    private static final Resource UNTOLD =
            new Resource("here", Set.of(), Optional.empty(), Set.of(IDENTITY));
    private static final Decision IN = new Admitted(Optional.of(VM));
    private static final Decision OUT = new Denied(Denial.IDENTITY_ELSEWHERE);

    @Test
    void a_machine_of_a_flexible_set_has_the_identities_of_the_set() {
        Facts member = resource(VM, MEMBER);
        Facts set = also(member, SET, Optional.of(UNTOLD));

        assertThat(decide(on(VM), member)).isEqualTo(asked(SET));
        assertThat(decide(on(VM), set)).isEqualTo(asked(IDENTITY));
        assertThat(decide(on(VM), also(set, IDENTITY, identity(OBJECT)))).isEqualTo(IN);
        assertThat(decide(on(VM), also(set, IDENTITY, identity(GROUP)))).isEqualTo(OUT);
        assertThat(decide(on(VM), also(set, IDENTITY, Optional.empty()))).isEqualTo(OUT);
        assertThat(decide(on(VM), also(member, SET, Optional.empty()))).isEqualTo(OUT);
    }

    @Test
    void whose_an_untold_identity_is_the_token_says_too() {
        Facts set = also(resource(VM, MEMBER), SET, Optional.of(UNTOLD));
        ResourceID another =
                Machines.id(HERE, "prod", "Microsoft.ManagedIdentity/userAssignedIdentities/id-b");

        assertThat(decide(with(IDENTITY, VM), set)).isEqualTo(IN);
        assertThat(decide(with(another, VM), set)).isEqualTo(asked(IDENTITY));
    }

    @Test
    void a_token_of_another_time_does_not() {
        assertThat(again(Optional.empty(), UNTOLD)).isEqualTo(asked(IDENTITY));
        assertThat(again(Optional.of(IDENTITY), UNTOLD)).isEqualTo(asked(IDENTITY));
    }

    /** However many there are: the token named it when he logged in. */
    @Test
    void who_was_there_by_an_identity_is_asked_about_by_that_and_no_other() {
        Resource crowded = crowded(9, IDENTITY);

        assertThat(again(Optional.of(IDENTITY), crowded)).isEqualTo(asked(IDENTITY));
        assertThat(again(Optional.of(IDENTITY), crowded, identity(OBJECT))).isEqualTo(IN);
        assertThat(again(Optional.of(IDENTITY), crowded, identity(GROUP))).isEqualTo(OUT);
        assertThat(again(Optional.of(IDENTITY), crowded, Optional.empty())).isEqualTo(OUT);
    }

    @Test
    void an_identity_that_was_taken_away_is_elsewhere_whatever_else_is_there() {
        assertThat(again(Optional.of(IDENTITY), crowded(9))).isEqualTo(OUT);
        assertThat(again(Optional.of(IDENTITY), crowded(1))).isEqualTo(OUT);
    }

    @Test
    void a_machine_that_tells_it_itself_is_believed() {
        Resource told = new Resource("here", Set.of(OBJECT), Optional.of(SET));

        assertThat(decide(on(VM), resource(VM, told))).isEqualTo(IN);
    }

    @Test
    void only_a_machine_has_what_is_its_sets() {
        ResourceID site = Machines.id(HERE, "prod", "Microsoft.Web/sites/app");

        assertThat(decide(on(site), resource(site, MEMBER))).isEqualTo(OUT);
    }

    @Test
    void what_is_no_identity_and_what_are_too_many_are_not_asked_about() {
        Resource odd = new Resource("here", Set.of(), Optional.empty(), Set.of(SET));
        Decision untold = new Denied(Denial.IDENTITIES_UNTOLD);

        assertThat(decide(on(VM), resource(VM, odd))).isEqualTo(OUT);
        assertThat(decide(on(VM), resource(VM, crowded(9)))).isEqualTo(untold);
        assertThat(again(Optional.empty(), crowded(9))).isEqualTo(untold);
        assertThat(again(Optional.empty(), crowded(8))).isInstanceOf(Undecided.class);
    }

    @Test
    void what_is_elsewhere_is_known_before_anybody_asks() {
        assertThat(Admission.decide(toScaleSet("other"), on(VM), Hints.NONE, resource(VM, MEMBER)))
                .isEqualTo(new Denied(Denial.SCALE_SET));
    }

    /** Of somebody who can sign in still, and whose machine belongs to that scale set. */
    private static Decision again(Optional<ResourceID> identity, Resource set) {
        return again(identity, set, Facts.NONE);
    }

    private static Decision again(
            Optional<ResourceID> identity, Resource set, Optional<Resource> found) {
        return again(identity, set, also(Facts.NONE, IDENTITY, found));
    }

    private static Decision again(Optional<ResourceID> identity, Resource set, Facts more) {
        Facts there = also(resource(VM, MEMBER), SET, Optional.of(set)).and(directory());
        return decide(Subject.remembered(SOMEBODY, Optional.of(VM), identity), there.and(more));
    }

    /** With so many identities, and these. */
    private static Resource crowded(int others, ResourceID... more) {
        Set<ResourceID> all = new HashSet<>(Set.of(more));
        for (int i = 0; i < others; i++) {
            all.add(
                    Machines.id(
                            HERE,
                            "prod",
                            "Microsoft.ManagedIdentity/userAssignedIdentities/other-" + i));
        }
        return new Resource("here", Set.of(), Optional.empty(), all);
    }

    private static Decision decide(Subject subject, Facts facts) {
        return Admission.decide(toLocation("here"), subject, Hints.NONE, facts);
    }

    private static Decision asked(ResourceID id) {
        return new Undecided(Set.of(new Need.ResourceAt(id)));
    }

    private static Optional<Resource> identity(String principalID) {
        return Optional.of(new Resource("here", Set.of(principalID), Optional.empty()));
    }
}
