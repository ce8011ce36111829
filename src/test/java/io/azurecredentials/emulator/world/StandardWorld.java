package io.azurecredentials.emulator.world;

import java.util.List;

/** What {@link World#standard()} is made of. */
final class StandardWorld {
    private static final String SUBSCRIPTION = Ids.of("subscription");
    private static final ResourceGroup APP = group("rg-app");
    private static final ManagedIdentity IDENTITY = ManagedIdentity.named(APP, "id-app");

    private StandardWorld() {}

    static World of() {
        Subscription only =
                new Subscription(
                        SUBSCRIPTION,
                        "Emulated",
                        Ids.of("tenant"),
                        List.of(APP, group("rg-other")),
                        List.of("platform"));
        Tenant first =
                new Tenant(
                        only.tenantID(),
                        "Emulated Tenant",
                        "emulated.onmicrosoft.com",
                        Cloud.PUBLIC,
                        List.of(root(only)),
                        List.of(Group.named("readers"), Group.named("writers")));
        return new World(List.of(first), List.of(only))
                .withIdentities(IDENTITY)
                .withMachines(
                        Machine.of(Machine.Kind.VIRTUAL_MACHINE, APP, "vm-app")
                                .withOwnIdentity()
                                .withIdentities(IDENTITY),
                        Machine.of(Machine.Kind.UNIFORM_SCALE_SET, APP, "vmss-app")
                                .withOwnIdentity(),
                        Machine.of(Machine.Kind.FLEXIBLE_SCALE_SET, APP, "vmss-flex")
                                .withIdentities(IDENTITY));
    }

    private static Application root(Subscription subscription) {
        return Application.named(World.ROOT)
                .withGraphPermissions(
                        "Application.ReadWrite.OwnedBy",
                        "Group.Read.All",
                        "GroupMember.ReadWrite.All")
                .withRoles(
                        new RoleGrant("User Access Administrator", subscription.scope()),
                        new RoleGrant("Reader", subscription.scope()))
                .owningItself();
    }

    private static ResourceGroup group(String name) {
        return new ResourceGroup(SUBSCRIPTION, name, "westeurope");
    }
}
