package io.azurecredentials.emulator.world;

import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/**
 * Everything that exists before the first request. The accessors without an argument mean the first
 * tenant and the first subscription, which is all that most tests have.
 */
public record World(
        List<Tenant> tenants,
        List<Subscription> subscriptions,
        List<ManagedIdentity> identities,
        List<Machine> machines) {

    /** When seeded secrets end. */
    public static final Instant FAR_FUTURE = Instant.parse("2299-12-31T00:00:00Z");

    /** The name of the application that the operator signs in as. */
    public static final String ROOT = "root";

    /** A world without machines. */
    public World(List<Tenant> tenants, List<Subscription> subscriptions) {
        this(tenants, subscriptions, List.of(), List.of());
    }

    /**
     * One tenant, one subscription with {@code rg-app} and {@code rg-other}, the groups {@code
     * readers} and {@code writers}, and the application {@link #root()}, which may do what the
     * operator needs and no more: manage the applications it owns (itself among them), read groups,
     * change members, assign roles and read resources.
     */
    public static World standard() {
        String tenant = Ids.of("tenant");
        String subscription = Ids.of("subscription");
        List<ResourceGroup> groups =
                List.of(
                        new ResourceGroup(subscription, "rg-app", "westeurope"),
                        new ResourceGroup(subscription, "rg-other", "westeurope"));
        Subscription only =
                new Subscription(subscription, "Emulated", tenant, groups, List.of("platform"));
        Application root =
                Application.named(ROOT)
                        .withGraphPermissions(
                                "Application.ReadWrite.OwnedBy",
                                "Group.Read.All",
                                "GroupMember.ReadWrite.All")
                        .withRoles(
                                new RoleGrant("User Access Administrator", only.scope()),
                                new RoleGrant("Reader", only.scope()))
                        .owningItself();
        Tenant first =
                new Tenant(
                        tenant,
                        "Emulated Tenant",
                        "emulated.onmicrosoft.com",
                        Cloud.PUBLIC,
                        List.of(root),
                        List.of(Group.named("readers"), Group.named("writers")));
        return new World(List.of(first), List.of(only));
    }

    public Tenant tenant() {
        return tenants.getFirst();
    }

    public String tenantID() {
        return tenant().id();
    }

    public Subscription subscription() {
        return subscriptions.getFirst();
    }

    public String subscriptionID() {
        return subscription().id();
    }

    public Application root() {
        return application(ROOT);
    }

    /** The application of that name in the first tenant. */
    public Application application(String name) {
        return only(
                tenant().applications().stream().filter(a -> a.name().equals(name)).toList(), name);
    }

    /** The group of that name in the first tenant. */
    public Group group(String displayName) {
        return only(
                tenant().groups().stream()
                        .filter(g -> g.displayName().equals(displayName))
                        .toList(),
                displayName);
    }

    /** The resource group of that name in the first subscription. */
    public ResourceGroup resourceGroup(String name) {
        return only(
                subscription().resourceGroups().stream()
                        .filter(g -> g.name().equals(name))
                        .toList(),
                name);
    }

    /** The same world with more applications in the first tenant. */
    public World withApplications(Application... more) {
        Tenant old = tenant();
        return withTenant(
                new Tenant(
                        old.id(),
                        old.displayName(),
                        old.domain(),
                        old.cloud(),
                        joined(old.applications(), List.of(more)),
                        old.groups()));
    }

    /** The same world with more groups in the first tenant. */
    public World withGroups(Group... more) {
        Tenant old = tenant();
        return withTenant(
                new Tenant(
                        old.id(),
                        old.displayName(),
                        old.domain(),
                        old.cloud(),
                        old.applications(),
                        joined(old.groups(), List.of(more))));
    }

    /** The same world with more resource groups in the first subscription. */
    public World withResourceGroups(ResourceGroup... more) {
        Subscription old = subscription();
        Subscription first =
                new Subscription(
                        old.id(),
                        old.displayName(),
                        old.tenantID(),
                        joined(old.resourceGroups(), List.of(more)),
                        old.managementGroups(),
                        old.providers());
        return new World(
                tenants,
                joined(List.of(first), subscriptions.subList(1, subscriptions.size())),
                identities,
                machines);
    }

    /** The same world with more user-assigned identities. */
    public World withIdentities(ManagedIdentity... more) {
        return new World(tenants, subscriptions, joined(identities, List.of(more)), machines);
    }

    /** The same world with more machines. */
    public World withMachines(Machine... more) {
        return new World(tenants, subscriptions, identities, joined(machines, List.of(more)));
    }

    /** The same world with more tenants. */
    public World withTenants(Tenant... more) {
        return new World(joined(tenants, List.of(more)), subscriptions, identities, machines);
    }

    /** The same world with more subscriptions. */
    public World withSubscriptions(Subscription... more) {
        return new World(tenants, joined(subscriptions, List.of(more)), identities, machines);
    }

    /** The machine of that name. */
    public Machine machine(String name) {
        return only(machines.stream().filter(m -> m.name().equals(name)).toList(), name);
    }

    /** The user-assigned identity of that name. */
    public ManagedIdentity identity(String name) {
        return only(identities.stream().filter(i -> i.name().equals(name)).toList(), name);
    }

    /** The tenant that a subscription belongs to. */
    public Tenant tenantOf(String subscriptionID) {
        Subscription found =
                only(
                        subscriptions.stream().filter(s -> s.id().equals(subscriptionID)).toList(),
                        subscriptionID);
        return only(
                tenants.stream().filter(t -> t.id().equals(found.tenantID())).toList(),
                found.tenantID());
    }

    /** Every managed identity: those of users, and those of machines. */
    public List<ManagedIdentity> allIdentities() {
        return joined(identities, machines.stream().flatMap(m -> m.own().stream()).toList());
    }

    private World withTenant(Tenant first) {
        return new World(
                joined(List.of(first), tenants.subList(1, tenants.size())),
                subscriptions,
                identities,
                machines);
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static <T> T only(List<T> found, String name) {
        if (found.size() != 1) {
            throw new NoSuchElementException(found.size() + " called " + name);
        }
        return found.getFirst();
    }
}
