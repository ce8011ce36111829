package io.azurecredentials.emulator.world;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An application that exists from the start, with its service principal.
 *
 * @param name also its display name
 * @param clientID the {@code appId}
 * @param graphPermissions application permissions of Microsoft Graph, consented
 * @param ownsItself whether its service principal is an owner of it, which rotating its own secret
 *     with {@code Application.ReadWrite.OwnedBy} needs
 */
public record Application(
        String name,
        String clientID,
        String objectID,
        Optional<String> servicePrincipalID,
        List<ClientSecret> secrets,
        Set<String> graphPermissions,
        List<RoleGrant> roles,
        boolean ownsItself) {

    /** An application with one secret; every id follows from the name. */
    public static Application named(String name) {
        return new Application(
                name,
                Ids.of("application", name, "appId"),
                Ids.of("application", name, "id"),
                Optional.of(Ids.of("application", name, "servicePrincipal")),
                List.of(
                        new ClientSecret(
                                Ids.of("application", name, "secret"),
                                "seeded",
                                "fake~secret-of-" + name + "-for-the-emulator",
                                World.FAR_FUTURE)),
                Set.of(),
                List.of(),
                false);
    }

    /** The text of its first secret. */
    public String clientSecret() {
        return secrets.getFirst().text();
    }

    public Application withGraphPermissions(String... permissions) {
        return new Application(
                name,
                clientID,
                objectID,
                servicePrincipalID,
                secrets,
                Set.of(permissions),
                roles,
                ownsItself);
    }

    public Application withRoles(RoleGrant... grants) {
        return new Application(
                name,
                clientID,
                objectID,
                servicePrincipalID,
                secrets,
                graphPermissions,
                List.of(grants),
                ownsItself);
    }

    public Application owningItself() {
        return new Application(
                name,
                clientID,
                objectID,
                servicePrincipalID,
                secrets,
                graphPermissions,
                roles,
                true);
    }

    public Application withSecrets(ClientSecret... texts) {
        return new Application(
                name,
                clientID,
                objectID,
                servicePrincipalID,
                List.of(texts),
                graphPermissions,
                roles,
                ownsItself);
    }

    public Application withoutServicePrincipal() {
        return new Application(
                name,
                clientID,
                objectID,
                Optional.empty(),
                secrets,
                graphPermissions,
                roles,
                ownsItself);
    }
}
