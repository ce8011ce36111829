package io.azurecredentials.emulator.world;

import java.security.cert.X509Certificate;
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
 * @param api what tokens for it are like, if any can be asked for by a name of its own
 */
public record Application(
        String name,
        String clientID,
        String objectID,
        Optional<String> servicePrincipalID,
        Proofs proofs,
        Set<String> graphPermissions,
        List<RoleGrant> roles,
        boolean ownsItself,
        Optional<Api> api) {

    /** An application with one secret; every id follows from the name. */
    public static Application named(String name) {
        return of("", name);
    }

    /** The application of that name in a tenant that is not the standard one. */
    static Application of(String tenant, String name) {
        String unique = tenant.isEmpty() ? name : tenant + "/" + name;
        return new Application(
                name,
                Ids.of("application", unique, "appId"),
                Ids.of("application", unique, "id"),
                Optional.of(Ids.of("application", unique, "servicePrincipal")),
                Proofs.of(
                        new ClientSecret(
                                Ids.of("application", unique, "secret"),
                                "seeded",
                                "fake~secret-of-" + name + "-for-the-emulator",
                                World.FAR_FUTURE)),
                Set.of(),
                List.of(),
                false,
                Optional.empty());
    }

    public List<ClientSecret> secrets() {
        return proofs.secrets();
    }

    /** The text of its first secret. */
    public String clientSecret() {
        return secrets().getFirst().text();
    }

    public Application withClientID(String id) {
        return new Application(
                name,
                id,
                objectID,
                servicePrincipalID,
                proofs,
                graphPermissions,
                roles,
                ownsItself,
                api);
    }

    public Application withGraphPermissions(String... permissions) {
        return new Application(
                name,
                clientID,
                objectID,
                servicePrincipalID,
                proofs,
                Set.of(permissions),
                roles,
                ownsItself,
                api);
    }

    public Application withRoles(RoleGrant... grants) {
        return new Application(
                name,
                clientID,
                objectID,
                servicePrincipalID,
                proofs,
                graphPermissions,
                List.of(grants),
                ownsItself,
                api);
    }

    public Application owningItself() {
        return new Application(
                name,
                clientID,
                objectID,
                servicePrincipalID,
                proofs,
                graphPermissions,
                roles,
                true,
                api);
    }

    public Application withSecrets(ClientSecret... texts) {
        return with(new Proofs(List.of(texts), proofs.certificates(), proofs.federated()));
    }

    public Application withCertificates(X509Certificate... certificates) {
        return with(new Proofs(proofs.secrets(), List.of(certificates), proofs.federated()));
    }

    public Application withFederated(FederatedCredential... credentials) {
        return with(new Proofs(proofs.secrets(), proofs.certificates(), List.of(credentials)));
    }

    private Application with(Proofs others) {
        return new Application(
                name,
                clientID,
                objectID,
                servicePrincipalID,
                others,
                graphPermissions,
                roles,
                ownsItself,
                api);
    }

    public Application withoutServicePrincipal() {
        return new Application(
                name,
                clientID,
                objectID,
                Optional.empty(),
                proofs,
                graphPermissions,
                roles,
                ownsItself,
                api);
    }

    /** The same application as something to ask tokens for. */
    public Application as(Api other) {
        return new Application(
                name,
                clientID,
                objectID,
                servicePrincipalID,
                proofs,
                graphPermissions,
                roles,
                ownsItself,
                Optional.of(other));
    }
}
