package io.azurecredentials.emulator.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A world while a file is read: things are found by the names that the file gives them. */
final class WorldDraft {
    private final Map<String, Tenant> tenants = new LinkedHashMap<>();
    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    private final List<ManagedIdentity> identities = new ArrayList<>();
    private final List<Machine> machines = new ArrayList<>();
    private final List<Issuer> issuers = new ArrayList<>();
    private final Map<Quirk, Boolean> quirks = new LinkedHashMap<>();

    /** Begins with what there is already. */
    void begin(World world) {
        world.tenants().forEach(this::put);
        world.subscriptions().forEach(this::put);
        identities.addAll(world.identities());
        machines.addAll(world.machines());
    }

    void put(Tenant tenant) {
        tenants.put(tenant.displayName(), tenant);
    }

    void put(Subscription subscription) {
        subscriptions.put(subscription.displayName(), subscription);
    }

    void add(ManagedIdentity identity) {
        identities.add(identity);
    }

    void add(Machine machine) {
        machines.add(machine);
    }

    void add(Issuer issuer) {
        issuers.add(issuer);
    }

    void answer(Quirk quirk, boolean answer) {
        quirks.put(quirk, answer);
    }

    /** The tenant that an entry names, else the first. */
    Tenant tenant(Entry entry) {
        return named(tenants, entry, "tenant");
    }

    /** The subscription that an entry names, else the first. */
    Subscription subscription(Entry entry) {
        return named(subscriptions, entry, "subscription");
    }

    /** The resource group that an entry names, in the subscription that it names, else anywhere. */
    ResourceGroup resourceGroup(Entry entry) {
        String name = entry.text("resourceGroup");
        List<Subscription> where =
                entry.optional("subscription").isPresent()
                        ? List.of(subscription(entry))
                        : List.copyOf(subscriptions.values());
        return where.stream()
                .flatMap(subscription -> subscription.resourceGroups().stream())
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                entry.wrong(
                                        "resourceGroup",
                                        "names '" + name + "', which is no resource group here."));
    }

    /** The user-assigned identity of that name. */
    Optional<ManagedIdentity> identity(String name) {
        return identities.stream().filter(identity -> identity.name().equals(name)).findFirst();
    }

    /** The machine of that name; the metadata service knows machines by name. */
    Optional<Machine> machine(String name) {
        return machines.stream().filter(machine -> machine.name().equals(name)).findFirst();
    }

    boolean isEmpty() {
        return tenants.isEmpty() || subscriptions.isEmpty();
    }

    World world() {
        return new World(
                List.copyOf(tenants.values()),
                List.copyOf(subscriptions.values()),
                List.copyOf(identities),
                List.copyOf(machines),
                List.copyOf(issuers),
                Map.copyOf(quirks));
    }

    private static <T> T named(Map<String, T> all, Entry entry, String key) {
        Optional<String> name = entry.optional(key);
        if (all.isEmpty()) {
            throw new IllegalArgumentException(entry.where() + " needs a " + key + " to be in.");
        }
        T found = name.isEmpty() ? all.values().iterator().next() : all.get(name.get());
        if (found == null) {
            throw entry.wrong(
                    key,
                    "names '%s'; there are: %s."
                            .formatted(name.orElseThrow(), String.join(", ", all.keySet())));
        }
        return found;
    }
}
