package io.azurecredentials.login.policy;

import io.azurecredentials.login.jwt.ClaimedResource;
import io.azurecredentials.login.jwt.Groups;
import io.azurecredentials.login.jwt.Principal;
import io.azurecredentials.login.jwt.ResourceID;
import io.azurecredentials.login.policy.Facts.Account;
import io.azurecredentials.login.policy.Facts.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Somebody, some machines, and roles that are bound to them. */
final class Machines {
    static final String OBJECT = "aaaaaaaa-0000-4000-8000-00000000000a";
    static final String GROUP = "dddddddd-0000-4000-8000-00000000000d";
    static final String HERE = "eeeeeeee-0000-4000-8000-000000000001";
    static final String THERE = "eeeeeeee-0000-4000-8000-000000000002";
    static final Principal SOMEBODY =
            new Principal.ServicePrincipal(OBJECT, "cccccccc-0000-4000-8000-00000000000c");
    static final ResourceID VM = vm("prod", "vm-app");
    static final ResourceID SET = compute("prod", "virtualMachineScaleSets/set");
    static final ResourceID UNIFORM_INSTANCE =
            compute("prod", "virtualMachineScaleSets/set/virtualMachines/3");
    static final ResourceID IDENTITY =
            id(HERE, "prod", "Microsoft.ManagedIdentity/userAssignedIdentities/id-app");

    private Machines() {}

    static ResourceID vm(String group, String name) {
        return compute(group, "virtualMachines/" + name);
    }

    static ResourceID compute(String group, String rest) {
        return id(HERE, group, "Microsoft.Compute/" + rest);
    }

    static ResourceID id(String subscription, String group, String rest) {
        return ResourceID.of(
                        "/subscriptions/%s/resourceGroups/%s/providers/%s"
                                .formatted(subscription, group, rest))
                .orElseThrow();
    }

    /** Somebody whose token names his machine. */
    static Subject on(ResourceID host) {
        return subject(new ClaimedResource.Unsaid(), new ClaimedResource.Named(host));
    }

    /** Somebody whose token names his identity and his machine. */
    static Subject with(ResourceID identity, ResourceID host) {
        return subject(new ClaimedResource.Named(host), new ClaimedResource.Named(identity));
    }

    /** Somebody whose token is for an audience of ours, so that it names neither. */
    static Subject anywhere() {
        return subject(new ClaimedResource.Unsaid(), new ClaimedResource.Unsaid());
    }

    static Subject subject(ClaimedResource host, ClaimedResource identity) {
        return new Subject(SOMEBODY, new Groups.Unsaid(), host, identity, false);
    }

    /** A role for somebody. */
    static Bindings bound() {
        return new Bindings(Set.of(OBJECT), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    }

    static Bindings toGroups(String... groups) {
        return new Bindings(Set.of(), Set.of(groups), Set.of(), Set.of(), Set.of(), Set.of());
    }

    static Bindings toSubscription(String subscription) {
        return resources(Set.of(subscription), Set.of(), Set.of(), Set.of());
    }

    static Bindings toResourceGroup(String group) {
        return resources(Set.of(), Set.of(group), Set.of(), Set.of());
    }

    static Bindings toLocation(String location) {
        return resources(Set.of(), Set.of(), Set.of(location), Set.of());
    }

    static Bindings toScaleSet(String name) {
        return resources(Set.of(), Set.of(), Set.of(), Set.of(name));
    }

    static Bindings resources(
            Set<String> subscriptions,
            Set<String> groups,
            Set<String> locations,
            Set<String> scaleSets) {
        return new Bindings(Set.of("*"), Set.of(), subscriptions, groups, locations, scaleSets);
    }

    static Hints hints(String subscription, String group, String machine, String scaleSet) {
        return Hints.of(subscription, group, machine, scaleSet, "").orElseThrow();
    }

    static Facts resource(ResourceID id, Resource resource) {
        return also(Facts.NONE, id, Optional.of(resource));
    }

    static Facts directory(String... alternativeNames) {
        return account(new Account.Active(true, List.of(alternativeNames)));
    }

    static Facts account(Account account) {
        return new Facts(Optional.empty(), Optional.of(account), Map.of());
    }

    static Facts also(Facts facts, ResourceID id, Optional<Resource> resource) {
        Map<ResourceID, Optional<Resource>> all = new HashMap<>(facts.resources());
        all.put(id, resource);
        return new Facts(facts.groups(), facts.account(), all);
    }

    /** With somebody's identity, in Germany, in no scale set. */
    static Resource germany() {
        return new Resource("germanywestcentral", Set.of(OBJECT), Optional.empty());
    }
}
