package io.azurecredentials.login.policy;

import static io.azurecredentials.login.policy.BindingAttack.row;
import static io.azurecredentials.login.policy.Machines.GROUP;
import static io.azurecredentials.login.policy.Machines.HERE;
import static io.azurecredentials.login.policy.Machines.IDENTITY;
import static io.azurecredentials.login.policy.Machines.VM;
import static io.azurecredentials.login.policy.Machines.account;
import static io.azurecredentials.login.policy.Machines.also;
import static io.azurecredentials.login.policy.Machines.anywhere;
import static io.azurecredentials.login.policy.Machines.bound;
import static io.azurecredentials.login.policy.Machines.directory;
import static io.azurecredentials.login.policy.Machines.germany;
import static io.azurecredentials.login.policy.Machines.hints;
import static io.azurecredentials.login.policy.Machines.on;
import static io.azurecredentials.login.policy.Machines.resource;
import static io.azurecredentials.login.policy.Machines.subject;
import static io.azurecredentials.login.policy.Machines.toLocation;
import static io.azurecredentials.login.policy.Machines.toResourceGroup;
import static io.azurecredentials.login.policy.Machines.toSubscription;
import static io.azurecredentials.login.policy.Machines.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.login.jwt.ClaimedResource;
import io.azurecredentials.login.policy.Decision.Admitted;
import io.azurecredentials.login.policy.Facts.Account;
import io.azurecredentials.login.policy.Facts.Resource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Ways to have something taken for proven that is not. */
class ProofAttacksTest {

    @TestFactory
    Stream<DynamicTest> none_of_them_leads_in() {
        return BindingAttack.tests(Stream.of(claims(), answers()));
    }

    private static List<BindingAttack> claims() {
        ClaimedResource unreadable = new ClaimedResource.Unreadable();
        ClaimedResource machine = new ClaimedResource.Named(VM);
        return List.of(
                row(
                        "58 a host that cannot be read, beside an identity that can",
                        toResourceGroup("prod"),
                        subject(unreadable, machine),
                        Denial.RESOURCE_UNREADABLE),
                row(
                        "58 an identity that cannot be read",
                        toResourceGroup("prod"),
                        subject(new ClaimedResource.Unsaid(), unreadable),
                        Denial.RESOURCE_UNREADABLE),
                row(
                        "74 an identity in the place of a host",
                        toResourceGroup("prod"),
                        with(IDENTITY, IDENTITY),
                        Denial.RESOURCE_UNREADABLE),
                row(
                        "58 no claim, and the client's word",
                        toResourceGroup("prod"),
                        anywhere(),
                        hints(HERE, "prod", "vm-app", ""),
                        directory(),
                        Denial.NO_RESOURCE));
    }

    private static List<BindingAttack> answers() {
        Resource foreign = new Resource("x", Set.of(GROUP), Optional.empty());
        Facts own = account(new Account.Active(false, List.of(VM.toString())));
        return List.of(
                row(
                        "71 a machine without the identity",
                        toLocation("x"),
                        on(VM),
                        Hints.NONE,
                        resource(VM, foreign),
                        Denial.IDENTITY_ELSEWHERE),
                row(
                        "68 a machine that is gone",
                        toLocation("x"),
                        on(VM),
                        Hints.NONE,
                        also(Facts.NONE, VM, Optional.empty()),
                        Denial.RESOURCE_GONE),
                row(
                        "64 an application that names a machine in the directory",
                        toResourceGroup("prod"),
                        anywhere(),
                        Hints.NONE,
                        own,
                        Denial.NO_RESOURCE),
                row(
                        "64 the same of an identity, which Resource Manager does not confirm",
                        toResourceGroup("prod"),
                        anywhere(),
                        Hints.NONE,
                        also(directory(VM.toString()), VM, Optional.of(foreign)),
                        Denial.IDENTITY_ELSEWHERE),
                row(
                        "64 several names in the directory",
                        toResourceGroup("prod"),
                        anywhere(),
                        Hints.NONE,
                        directory(VM.toString(), IDENTITY.toString()),
                        Denial.NO_RESOURCE),
                row(
                        "64 a path in the directory",
                        toResourceGroup("prod"),
                        anywhere(),
                        Hints.NONE,
                        directory(VM + "/../vm-b"),
                        Denial.NO_RESOURCE));
    }

    @Test
    void what_the_client_says_is_never_what_is_written_down() {
        Hints all = Hints.of(HERE, "prod", "vm-app", "", VM.toString()).orElseThrow();

        assertThat(Admission.decide(bound(), anywhere(), all, Facts.NONE))
                .isEqualTo(new Admitted(Optional.empty()));
        assertThat(Admission.decide(toSubscription(HERE), on(VM), all, Facts.NONE))
                .isEqualTo(new Admitted(Optional.of(VM)));
    }

    @Test
    void workload_identity_needs_no_word_of_the_client() {
        assertThat(
                        Admission.decide(
                                toResourceGroup("prod"),
                                anywhere(),
                                Hints.NONE,
                                also(
                                        directory("isExplicit=True", IDENTITY.toString()),
                                        IDENTITY,
                                        Optional.of(germany()))))
                .as("U2")
                .isEqualTo(new Admitted(Optional.of(IDENTITY)));
    }
}
