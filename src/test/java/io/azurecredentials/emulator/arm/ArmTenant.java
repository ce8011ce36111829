package io.azurecredentials.emulator.arm;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.emulator.directory.Directory;
import io.azurecredentials.emulator.store.Consistency;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.RoleGrant;
import io.azurecredentials.emulator.world.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What ARM knows of one tenant: its directory, its subscriptions, who has which role where.
 *
 * @param groups resource groups by folded id
 */
record ArmTenant(
        Directory directory,
        List<Subscription> subscriptions,
        RoleAssignments assignments,
        Map<String, ResourceGroup> groups) {

    /** A tenant with the role assignments of the world. */
    static ArmTenant of(
            Directory directory,
            List<Subscription> subscriptions,
            Consistency consistency,
            Instant now) {
        ArmTenant tenant =
                new ArmTenant(
                        directory,
                        subscriptions,
                        new RoleAssignments(consistency),
                        new ConcurrentSkipListMap<>());
        for (Subscription subscription : subscriptions) {
            for (var seed : subscription.resourceGroups()) {
                tenant.put(
                        new ResourceGroup(subscription.id(), seed.name(), seed.location(), null));
            }
        }
        for (Application application : directory.tenant().applications()) {
            application.roles().forEach(grant -> tenant.seed(application, grant, now));
        }
        return tenant;
    }

    String id() {
        return directory.tenant().id();
    }

    Optional<Subscription> subscription(String id) {
        return subscriptions.stream().filter(s -> s.id().equalsIgnoreCase(id)).findFirst();
    }

    Optional<ResourceGroup> resourceGroup(String subscriptionID, String name) {
        return Optional.ofNullable(groups.get(key(subscriptionID, name)));
    }

    void put(ResourceGroup group) {
        groups.put(key(group.subscriptionID(), group.name()), group);
    }

    private static String key(String subscriptionID, String name) {
        return (subscriptionID + "/" + name).toLowerCase(Locale.ROOT);
    }

    /** Whether a role at {@code outer} counts at {@code inner}. */
    boolean covers(Scope outer, Scope inner) {
        return outer.isPrefixOf(inner)
                || inner.subscriptionID()
                        .flatMap(this::subscription)
                        .filter(subscription -> isAbove(outer, subscription))
                        .isPresent();
    }

    private boolean isAbove(Scope outer, Subscription subscription) {
        return outer.isSame(Scope.managementGroup(id()))
                || subscription.managementGroups().stream()
                        .anyMatch(name -> outer.isSame(Scope.managementGroup(name)));
    }

    private void seed(Application application, RoleGrant grant, Instant now) {
        String principal = application.servicePrincipalID().orElseThrow();
        RoleDefinition role = RoleDefinitions.named(grant.roleName());
        String name =
                UUID.nameUUIDFromBytes((principal + role.name() + grant.scope()).getBytes(UTF_8))
                        .toString();
        assignments.put(
                new RoleAssignment(
                        name,
                        new Scope(grant.scope()),
                        role.name(),
                        principal,
                        "ServicePrincipal",
                        null,
                        null,
                        null,
                        now,
                        now,
                        principal,
                        principal));
    }
}
