package io.azurecredentials.emulator.arm;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.emulator.directory.Directory;
import io.azurecredentials.emulator.store.Consistency;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.RoleGrant;
import io.azurecredentials.emulator.world.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What ARM knows of one tenant: its directory, what it has, who has which role where. */
record ArmTenant(
        Directory directory,
        List<Subscription> subscriptions,
        RoleAssignments assignments,
        CustomRoles customRoles,
        ResourceGroups groups,
        Resources resources,
        Registrations registrations,
        SubscriptionTags tags) {

    /** A tenant with the role assignments of the world. */
    static ArmTenant of(
            Directory directory,
            List<Subscription> subscriptions,
            Consistency consistency,
            Instant now) {
        RoleAssignments assignments = new RoleAssignments(consistency);
        CustomRoles customRoles = new CustomRoles();
        Resources resources = new Resources(gone -> ManagedIdentities.release(directory, gone));
        ArmTenant tenant =
                new ArmTenant(
                        directory,
                        subscriptions,
                        assignments,
                        customRoles,
                        new ResourceGroups(subscriptions, resources, assignments, customRoles),
                        resources,
                        new Registrations(subscriptions),
                        new SubscriptionTags());
        for (Application application : directory.tenant().applications()) {
            String principal = application.servicePrincipalID().orElse("");
            application.roles().forEach(grant -> tenant.seed(principal, grant, now));
        }
        return tenant;
    }

    String id() {
        return directory.tenant().id();
    }

    Optional<Subscription> subscription(String id) {
        return subscriptions.stream().filter(s -> s.id().equalsIgnoreCase(id)).findFirst();
    }

    /** A role, built in or the tenant's own, by its GUID. */
    Optional<RoleDefinition> role(String name) {
        return RoleDefinitions.find(name).or(() -> customRoles.find(name));
    }

    /** Whether a role at {@code outer} counts at {@code inner}. */
    boolean covers(Scope outer, Scope inner) {
        return outer.isPrefixOf(inner)
                || inner.subscriptionID()
                        .flatMap(this::subscription)
                        .filter(subscription -> isAbove(outer, subscription))
                        .isPresent();
    }

    /** Whether a role may be assigned at a scope, above it or below it. */
    boolean isAssignable(RoleDefinition role, Scope scope) {
        return role.assignableScopes().anyMatch(it -> covers(it, scope) || scope.isPrefixOf(it));
    }

    private boolean isAbove(Scope outer, Subscription subscription) {
        return outer.isSame(Scope.managementGroup(id()))
                || subscription.managementGroups().stream()
                        .anyMatch(name -> outer.isSame(Scope.managementGroup(name)));
    }

    /** Gives a principal of the world its role. */
    void seed(String principal, RoleGrant grant, Instant now) {
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
