package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.world.FederatedCredential;
import io.azurecredentials.emulator.world.Machine;
import io.azurecredentials.emulator.world.ManagedIdentity;
import io.azurecredentials.emulator.world.World;
import java.time.Instant;

/** Puts the world's machines and identities into a tenant. */
record MachineSeeding(ArmTenant tenant, Instant now) {

    void seed(World world) {
        world.identities().stream().filter(this::isHere).forEach(this::identity);
        world.machines().stream()
                .filter(machine -> isHere(machine.group().subscriptionID()))
                .forEach(this::machine);
    }

    private boolean isHere(ManagedIdentity identity) {
        return isHere(identity.group().subscriptionID());
    }

    private boolean isHere(String subscriptionID) {
        return tenant.subscription(subscriptionID).isPresent();
    }

    private void identity(ManagedIdentity seed) {
        ResourceId id = ResourceId.parse(seed.id());
        principal(seed, id);
        ObjectNode body = Json.object();
        body.put("id", id.path("resourcegroups"));
        body.put("name", id.name());
        body.put("type", id.type());
        body.put("location", seed.group().location());
        body.putObject("tags");
        body.putObject("properties")
                .put("tenantId", tenant.id())
                .put("principalId", seed.principalID())
                .put("clientId", seed.clientID());
        tenant.resources().put(Resource.settled(id, body));
        seed.federated().forEach(credential -> federated(id, seed, credential));
    }

    private void federated(ResourceId identity, ManagedIdentity seed, FederatedCredential wanted) {
        ResourceId id = identity.child("federatedIdentityCredentials", wanted.name());
        ObjectNode properties = Json.object();
        properties.put("issuer", wanted.issuer()).put("subject", wanted.subject());
        properties.putArray("audiences").add(wanted.audience());
        ObjectNode body = FederatedCredentialOperations.body(id, properties);
        tenant.resources().put(Resource.settled(id, body));
        ManagedIdentities.trust(
                tenant.directory(),
                seed.principalID(),
                FederatedCredentialOperations.credential(body));
    }

    private void machine(Machine seed) {
        ResourceId id = ResourceId.parse(seed.id());
        seed.own().ifPresent(own -> principal(own, id));
        boolean single = seed.kind() == Machine.Kind.VIRTUAL_MACHINE;
        ObjectNode body = compute(single ? MachineType.MACHINE : MachineType.SCALE_SET, id, seed);
        if (!single) {
            body.putObject("sku")
                    .put("name", "Standard_D2s_v3")
                    .put("tier", "Standard")
                    .put("capacity", 1);
        }
        if (!seed.identities().isEmpty()) {
            body.set("identity", identities(seed));
        }
        tenant.resources().put(Resource.settled(id, body));
        if (seed.kind() == Machine.Kind.FLEXIBLE_SCALE_SET) {
            instance(seed);
        }
    }

    /** An instance of a flexible scale set is a machine that knows its set. */
    private void instance(Machine seed) {
        ResourceId id = ResourceId.parse(seed.hostID());
        ObjectNode body = compute(MachineType.MACHINE, id, seed);
        body.withObjectProperty("properties")
                .putObject("virtualMachineScaleSet")
                .put("id", seed.id());
        if (!seed.identities().isEmpty()) {
            body.set("identity", identities(seed));
        }
        tenant.resources().put(Resource.settled(id, body));
    }

    private ObjectNode compute(MachineType type, ResourceId id, Machine seed) {
        ObjectNode body = Json.object();
        body.put("name", id.name());
        body.put("id", id.path("resourceGroups"));
        body.put("type", type.type());
        body.put("location", seed.group().location());
        body.set("properties", MachineBodies.created(type, described(type, seed), now));
        return body;
    }

    /** As somebody may have described it who made it. */
    private static ObjectNode described(MachineType type, Machine seed) {
        ObjectNode properties = Json.object();
        if (seed.kind() == Machine.Kind.FLEXIBLE_SCALE_SET && !type.isSingle()) {
            properties.put("orchestrationMode", "Flexible");
        }
        ObjectNode profile = type.profileOf(properties);
        profile.putObject("osProfile")
                .put(type.isSingle() ? "computerName" : "computerNamePrefix", seed.name())
                .put("adminUsername", "azureuser");
        profile.putObject("storageProfile")
                .putObject("imageReference")
                .put("publisher", "Canonical")
                .put("offer", "ubuntu-24_04-lts")
                .put("sku", "server")
                .put("version", "latest");
        return properties;
    }

    private ObjectNode identities(Machine seed) {
        ObjectNode identity = Json.object();
        String own = seed.own().isPresent() ? "SystemAssigned" : "";
        String both = own.isEmpty() ? "UserAssigned" : "SystemAssigned, UserAssigned";
        identity.put("type", seed.assigned().isEmpty() ? own : both);
        seed.own()
                .ifPresent(
                        value ->
                                identity.put("principalId", value.principalID())
                                        .put("tenantId", tenant.id()));
        if (!seed.assigned().isEmpty()) {
            ObjectNode assigned = identity.putObject("userAssignedIdentities");
            for (ManagedIdentity user : seed.assigned()) {
                assigned.putObject(user.id())
                        .put("principalId", user.principalID())
                        .put("clientId", user.clientID());
            }
        }
        return identity;
    }

    private void principal(ManagedIdentity seed, ResourceId resource) {
        ManagedIdentities.seed(tenant.directory(), seed, resource.path("resourcegroups"), now);
        seed.roles().forEach(grant -> tenant.seed(seed.principalID(), grant, now));
    }
}
