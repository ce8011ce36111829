package io.azurecredentials.login.policy;

import static io.azurecredentials.login.policy.BindingAttack.row;
import static io.azurecredentials.login.policy.Machines.GROUP;
import static io.azurecredentials.login.policy.Machines.HERE;
import static io.azurecredentials.login.policy.Machines.IDENTITY;
import static io.azurecredentials.login.policy.Machines.OBJECT;
import static io.azurecredentials.login.policy.Machines.SET;
import static io.azurecredentials.login.policy.Machines.THERE;
import static io.azurecredentials.login.policy.Machines.UNIFORM_INSTANCE;
import static io.azurecredentials.login.policy.Machines.VM;
import static io.azurecredentials.login.policy.Machines.anywhere;
import static io.azurecredentials.login.policy.Machines.bound;
import static io.azurecredentials.login.policy.Machines.germany;
import static io.azurecredentials.login.policy.Machines.hints;
import static io.azurecredentials.login.policy.Machines.on;
import static io.azurecredentials.login.policy.Machines.resource;
import static io.azurecredentials.login.policy.Machines.toLocation;
import static io.azurecredentials.login.policy.Machines.toResourceGroup;
import static io.azurecredentials.login.policy.Machines.toScaleSet;
import static io.azurecredentials.login.policy.Machines.vm;

import io.azurecredentials.login.jwt.ResourceID;
import io.azurecredentials.login.policy.Facts.Resource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Ways around bindings, each of which has worked somewhere. */
class BindingAttacksTest {

    @TestFactory
    Stream<DynamicTest> none_of_them_leads_in() {
        return BindingAttack.tests(Stream.of(roles(), machines(), scaleSets()));
    }

    private static List<BindingAttack> roles() {
        return List.of(
                row("55 both are *", principals("*", "*"), anywhere(), Denial.UNBOUND),
                row(
                        "55 nothing is bound",
                        bindings(Set.of(), Set.of()),
                        anywhere(),
                        Denial.UNBOUND),
                row(
                        "55 * beside nothing",
                        bindings(Set.of("*"), Set.of()),
                        anywhere(),
                        Denial.UNBOUND),
                row(
                        "55 a group that is *",
                        bindings(Set.of(), Set.of("*")),
                        anywhere(),
                        Denial.UNBOUND),
                row(
                        "55 * among others",
                        bindings(Set.of("*", GROUP), Set.of()),
                        anywhere(),
                        Denial.SERVICE_PRINCIPAL));
    }

    private static List<BindingAttack> machines() {
        Hints other = hints("", "", "vm-good", "");
        return List.of(
                row("60 another machine", toResourceGroup("prod"), on(VM), other, Denial.HINT),
                row("60 another group", bound(), on(VM), hints("", "dev", "", ""), Denial.HINT),
                row(
                        "63 another subscription",
                        bound(),
                        on(VM),
                        hints(THERE, "", "", ""),
                        Denial.HINT),
                row("U4 another id", bound(), on(VM), idHint(vm("prod", "b")), Denial.HINT),
                row(
                        "61 U3 a group that begins alike",
                        toResourceGroup("prod"),
                        on(vm("prod-evil", "vm-app")),
                        Denial.RESOURCE_GROUP),
                row(
                        "61 U3 a machine that begins alike",
                        toResourceGroup("prod"),
                        on(vm("prod", "test-vm")),
                        hints("", "", "test", ""),
                        Denial.HINT),
                row(
                        "76 a group that folds alike",
                        toResourceGroup("k"),
                        on(vm("\u212a", "vm-app")),
                        Denial.RESOURCE_GROUP),
                row(
                        "62 U1 an identity of another group, whatever the client says",
                        toResourceGroup("prod"),
                        on(
                                Machines.id(
                                        HERE,
                                        "dev",
                                        "Microsoft.ManagedIdentity/userAssignedIdentities/i")),
                        hints(HERE, "prod", "", ""),
                        Denial.RESOURCE_GROUP),
                row(
                        "77 an identity's location",
                        toLocation("germanywestcentral"),
                        on(IDENTITY),
                        Hints.NONE,
                        resource(IDENTITY, germany()),
                        Denial.MACHINE_UNPROVEN),
                row(
                        "70 an identity on a machine that the client chose",
                        toLocation("germanywestcentral"),
                        on(IDENTITY),
                        hints(HERE, "prod", "vm-app", ""),
                        resource(VM, germany()),
                        Denial.MACHINE_UNPROVEN));
    }

    private static List<BindingAttack> scaleSets() {
        return List.of(
                row(
                        "72 U3 a machine called as if it were of the set",
                        toScaleSet("set"),
                        on(vm("prod", "set_1a2b3c4d")),
                        Hints.NONE,
                        resource(vm("prod", "set_1a2b3c4d"), germany()),
                        Denial.SCALE_SET),
                row(
                        "72 an instance of another set",
                        toScaleSet("se"),
                        on(UNIFORM_INSTANCE),
                        Denial.SCALE_SET),
                row(
                        "60 another set",
                        bound(),
                        on(UNIFORM_INSTANCE),
                        hints("", "", "", "other"),
                        Denial.HINT),
                row(
                        "60 another flexible set",
                        toScaleSet("set"),
                        on(VM),
                        hints("", "", "", "other"),
                        resource(VM, new Resource("x", Set.of(OBJECT), Optional.of(SET))),
                        Denial.HINT),
                row(
                        "74 something that is no machine",
                        bound(),
                        on(Machines.id(HERE, "prod", "Microsoft.Web/sites/app")),
                        hints("", "", "app", ""),
                        Denial.HINT));
    }

    private static Bindings principals(String principal, String group) {
        return bindings(Set.of(principal), Set.of(group));
    }

    private static Bindings bindings(Set<String> principals, Set<String> groups) {
        return new Bindings(principals, groups, Set.of(), Set.of(), Set.of(), Set.of());
    }

    private static Hints idHint(ResourceID id) {
        return Hints.of("", "", "", "", id.toString()).orElseThrow();
    }
}
