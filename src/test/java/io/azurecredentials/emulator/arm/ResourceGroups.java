package io.azurecredentials.emulator.arm;

import io.azurecredentials.emulator.world.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The resource groups of one tenant; what is in one goes with it. */
final class ResourceGroups {

    private final Map<String, ResourceGroup> all = new ConcurrentSkipListMap<>();
    private final Resources resources;
    private final RoleAssignments assignments;
    private final CustomRoles customRoles;

    ResourceGroups(
            List<Subscription> subscriptions,
            Resources resources,
            RoleAssignments assignments,
            CustomRoles customRoles) {
        this.customRoles = customRoles;
        this.resources = resources;
        this.assignments = assignments;
        for (Subscription subscription : subscriptions) {
            for (var seed : subscription.resourceGroups()) {
                put(ResourceGroup.of(subscription.id(), seed.name(), seed.location(), null));
            }
        }
    }

    Optional<ResourceGroup> find(String subscriptionID, String name, Instant now) {
        Optional<ResourceGroup> found = Optional.ofNullable(all.get(key(subscriptionID, name)));
        found.filter(group -> group.isGone(now)).ifPresent(this::bury);
        return found.filter(group -> !group.isGone(now));
    }

    Stream<ResourceGroup> in(String subscriptionID, Instant now) {
        return List.copyOf(all.values()).stream()
                .filter(group -> group.subscriptionID().equalsIgnoreCase(subscriptionID))
                .flatMap(group -> find(subscriptionID, group.name(), now).stream());
    }

    void put(ResourceGroup group) {
        all.put(key(group.subscriptionID(), group.name()), group);
    }

    private void bury(ResourceGroup group) {
        all.remove(key(group.subscriptionID(), group.name()));
        resources.removeUnder(group.id().toLowerCase(Locale.ROOT) + "/");
        Scope scope = new Scope(group.id());
        List<RoleAssignment> inside =
                assignments.current().filter(a -> scope.isPrefixOf(a.scope())).toList();
        inside.forEach(assignments::remove);
        customRoles.removeWithin(scope);
    }

    private static String key(String subscriptionID, String name) {
        return (subscriptionID + "/" + name).toLowerCase(Locale.ROOT);
    }
}
