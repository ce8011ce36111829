package io.azurecredentials.emulator.arm;

import static io.azurecredentials.emulator.directory.ObjectType.SERVICE_PRINCIPAL;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.Directory;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.directory.Timestamps;
import io.azurecredentials.emulator.world.ManagedIdentity;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/** The service principals behind managed identities. They have no application of their own. */
final class ManagedIdentities {

    private ManagedIdentities() {}

    /** Makes the service principal of an identity. */
    static DirectoryObject create(
            Directory directory, String name, String resourceID, boolean explicit, Instant now) {
        ObjectNode body = body(name, resourceID, explicit, now);
        return put(directory, UUID.randomUUID().toString(), UUID.randomUUID().toString(), body);
    }

    /** The service principal of an identity of the world. */
    static void seed(Directory directory, ManagedIdentity seed, String resourceID, Instant now) {
        boolean explicit = resourceID.contains(IdentityOperations.NAMESPACE);
        put(
                directory,
                seed.principalID(),
                seed.clientID(),
                body(seed.name(), resourceID, explicit, now));
        directory.consents().grant(seed.principalID(), seed.graphPermissions());
    }

    /** Lets the tokens that a federated identity credential describes stand for the identity. */
    static void trust(Directory directory, String principalID, ObjectNode credential) {
        change(directory, principalID, principal -> principal.withFederated(credential));
    }

    static void distrust(Directory directory, String principalID, String credentialID) {
        change(directory, principalID, principal -> principal.withoutFederated(credentialID));
    }

    private static void change(
            Directory directory,
            String principalID,
            Function<DirectoryObject, DirectoryObject> change) {
        directory.exclusively(
                () -> {
                    directory
                            .current(principalID)
                            .ifPresent(found -> directory.put(change.apply(found)));
                    return principalID;
                });
    }

    private static ObjectNode body(String name, String resourceID, boolean explicit, Instant now) {
        ObjectNode body = SERVICE_PRINCIPAL.blank();
        body.putArray("alternativeNames")
                .add("isExplicit=" + (explicit ? "True" : "False"))
                .add(resourceID);
        body.put("appDisplayName", name);
        body.put("createdDateTime", Timestamps.seconds(now));
        body.put("displayName", name);
        body.put("servicePrincipalType", "ManagedIdentity");
        return body;
    }

    private static DirectoryObject put(
            Directory directory, String id, String clientID, ObjectNode body) {
        body.put("id", id);
        body.put("appId", clientID);
        body.putArray("servicePrincipalNames").add(clientID);
        DirectoryObject principal = DirectoryObject.of(SERVICE_PRINCIPAL, id, body);
        return directory.exclusively(
                () -> {
                    directory.put(principal);
                    return principal;
                });
    }

    /** Removes the service principals that existed for this resource alone. */
    static void release(Directory directory, Resource resource) {
        for (String block : new String[] {"identity", "properties"}) {
            String principal = resource.body().path(block).path("principalId").asText("");
            if (!principal.isEmpty()) {
                remove(directory, principal);
            }
        }
    }

    /** Removes the service principal of an identity for good; what is not there may stay away. */
    static void remove(Directory directory, String principalID) {
        directory.exclusively(
                () -> {
                    directory.current(principalID).ifPresent(directory::purge);
                    return principalID;
                });
    }
}
