package io.azurecredentials.emulator.world;

import java.util.ArrayList;
import java.util.List;

/** The {@code roles} and {@code federatedCredentials} of an entry of a {@link WorldFile}. */
record Rights(WorldDraft draft, Entry entry) {

    /** A role's scope is the first subscription unless it names another place. */
    RoleGrant[] roles() {
        List<RoleGrant> grants = new ArrayList<>();
        for (Entry role :
                entry.entries(
                        "roles",
                        "roleName",
                        "scope",
                        "subscription",
                        "resourceGroup",
                        "managementGroup")) {
            grants.add(new RoleGrant(role.text("roleName"), scope(role)));
        }
        return grants.toArray(RoleGrant[]::new);
    }

    private String scope(Entry role) {
        if (role.optional("scope").isPresent()) {
            return role.text("scope");
        }
        if (role.optional("managementGroup").isPresent()) {
            return "/providers/Microsoft.Management/managementGroups/"
                    + role.text("managementGroup");
        }
        return role.optional("resourceGroup").isPresent()
                ? draft.resourceGroup(role).id()
                : draft.subscription(role).scope();
    }

    String[] graphPermissions() {
        return entry.texts("graphPermissions").toArray(String[]::new);
    }

    FederatedCredential[] federated() {
        return entry
                .entries("federatedCredentials", "name", "issuer", "subject", "audience")
                .stream()
                .map(
                        credential ->
                                new FederatedCredential(
                                        credential.text("name"),
                                        credential.text("issuer"),
                                        credential.text("subject"),
                                        credential.text("audience", FederatedCredential.AUDIENCE)))
                .toArray(FederatedCredential[]::new);
    }
}
