package io.azurecredentials.emulator.world;

import java.util.List;
import java.util.Set;

/**
 * A managed identity that exists from the start: a user-assigned one, or a machine's own.
 *
 * @param name of the user-assigned identity, or of the machine that it belongs to
 * @param principalID its service principal
 * @param clientID the {@code appId}
 * @param graphPermissions application permissions of Microsoft Graph, consented
 */
public record ManagedIdentity(
        ResourceGroup group,
        String name,
        String principalID,
        String clientID,
        Set<String> graphPermissions,
        List<RoleGrant> roles,
        List<FederatedCredential> federated) {

    /** An identity without any right; its ids follow from group and name. */
    public static ManagedIdentity named(ResourceGroup group, String name) {
        return new ManagedIdentity(
                group,
                name,
                Ids.of("identity", group.id(), name, "principal"),
                Ids.of("identity", group.id(), name, "appId"),
                Set.of(),
                List.of(),
                List.of());
    }

    /** The id of the user-assigned identity; a machine's own has none of its own. */
    public String id() {
        return group.id() + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/" + name;
    }

    public ManagedIdentity withClientID(String id) {
        return new ManagedIdentity(
                group, name, principalID, id, graphPermissions, roles, federated);
    }

    public ManagedIdentity withGraphPermissions(String... permissions) {
        return new ManagedIdentity(
                group, name, principalID, clientID, Set.of(permissions), roles, federated);
    }

    public ManagedIdentity withRoles(RoleGrant... grants) {
        return new ManagedIdentity(
                group, name, principalID, clientID, graphPermissions, List.of(grants), federated);
    }

    public ManagedIdentity withFederated(FederatedCredential... credentials) {
        return new ManagedIdentity(
                group, name, principalID, clientID, graphPermissions, roles, List.of(credentials));
    }
}
