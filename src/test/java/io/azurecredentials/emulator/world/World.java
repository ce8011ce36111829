package io.azurecredentials.emulator.world;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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
        List<Machine> machines,
        List<Issuer> issuers,
        Map<Quirk, Boolean> quirks) {

    /** When seeded secrets end. */
    public static final Instant FAR_FUTURE = Instant.parse("2299-12-31T00:00:00Z");

    /** The name of the application that the operator signs in as. */
    public static final String ROOT = "root";

    /** A world without machines. */
    public World(List<Tenant> tenants, List<Subscription> subscriptions) {
        this(tenants, subscriptions, List.of(), List.of(), List.of(), Map.of());
    }

    /**
     * One tenant, one subscription with {@code rg-app} and {@code rg-other}, the groups {@code
     * readers} and {@code writers}, a machine of every kind in {@code rg-app} with the identity
     * {@code id-app}, and the application {@link #root()}, which may do what the operator needs and
     * no more: manage the applications it owns (itself among them), read groups, change members,
     * assign roles and read resources.
     */
    public static World standard() {
        return StandardWorld.of();
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
        return withTenant(tenant().withApplications(List.of(more)));
    }

    /** The same world with more groups in the first tenant. */
    public World withGroups(Group... more) {
        return withTenant(tenant().withGroups(List.of(more)));
    }

    /** The same world with more people in the first tenant. */
    public World withUsers(User... more) {
        return withTenant(tenant().withUsers(List.of(more)));
    }

    /** The same world with more resource groups in the first subscription. */
    public World withResourceGroups(ResourceGroup... more) {
        Subscription first = subscription().withResourceGroups(List.of(more));
        List<Subscription> others = subscriptions.subList(1, subscriptions.size());
        return new World(
                tenants, joined(List.of(first), others), identities, machines, issuers, quirks);
    }

    /** The same world with more user-assigned identities. */
    public World withIdentities(ManagedIdentity... more) {
        return new World(
                tenants,
                subscriptions,
                joined(identities, List.of(more)),
                machines,
                issuers,
                quirks);
    }

    /** The same world with more machines. */
    public World withMachines(Machine... more) {
        return new World(
                tenants,
                subscriptions,
                identities,
                joined(machines, List.of(more)),
                issuers,
                quirks);
    }

    /** The same world with more tenants. */
    public World withTenants(Tenant... more) {
        return new World(
                joined(tenants, List.of(more)),
                subscriptions,
                identities,
                machines,
                issuers,
                quirks);
    }

    /** The same world with more subscriptions. */
    public World withSubscriptions(Subscription... more) {
        return new World(
                tenants,
                joined(subscriptions, List.of(more)),
                identities,
                machines,
                issuers,
                quirks);
    }

    /** The same world with more token issuers that Entra can reach. */
    public World withIssuers(Issuer... more) {
        return new World(
                tenants,
                subscriptions,
                identities,
                machines,
                joined(issuers, List.of(more)),
                quirks);
    }

    /** The same world with other answers to some open questions. */
    public World withQuirks(Map<Quirk, Boolean> answers) {
        return new World(tenants, subscriptions, identities, machines, issuers, answers);
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
        List<Tenant> others = tenants.subList(1, tenants.size());
        return new World(
                joined(List.of(first), others),
                subscriptions,
                identities,
                machines,
                issuers,
                quirks);
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
