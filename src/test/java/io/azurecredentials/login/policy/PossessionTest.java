package io.azurecredentials.login.policy;

import static io.azurecredentials.login.policy.Machines.GROUP;
import static io.azurecredentials.login.policy.Machines.HERE;
import static io.azurecredentials.login.policy.Machines.IDENTITY;
import static io.azurecredentials.login.policy.Machines.OBJECT;
import static io.azurecredentials.login.policy.Machines.SET;
import static io.azurecredentials.login.policy.Machines.SOMEBODY;
import static io.azurecredentials.login.policy.Machines.VM;
import static io.azurecredentials.login.policy.Machines.also;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        Subject again = Subject.remembered(SOMEBODY, Optional.of(VM));

        assertThat(decide(again, also(resource(VM, MEMBER), SET, Optional.of(UNTOLD))))
                .isEqualTo(asked(IDENTITY));
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
        Resource crowded =
                new Resource(
                        "here",
                        Set.of(),
                        Optional.empty(),
                        IntStream.range(0, 9)
                                .mapToObj(
                                        it ->
                                                Machines.id(
                                                        HERE,
                                                        "prod",
                                                        "Microsoft.ManagedIdentity/userAssignedIdentities/id-"
                                                                + it))
                                .collect(Collectors.toSet()));

        assertThat(decide(on(VM), resource(VM, odd))).isEqualTo(OUT);
        assertThat(decide(on(VM), resource(VM, crowded))).isEqualTo(OUT);
    }

    @Test
    void what_is_elsewhere_is_known_before_anybody_asks() {
        assertThat(Admission.decide(toScaleSet("other"), on(VM), Hints.NONE, resource(VM, MEMBER)))
                .isEqualTo(new Denied(Denial.SCALE_SET));
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
