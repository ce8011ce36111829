package io.azurecredentials.login;

import static io.azurecredentials.login.jwt.ResourceKind.USER_ASSIGNED_IDENTITY;

import io.azurecredentials.login.jwt.ClaimedResource;
import io.azurecredentials.login.jwt.Claims;
import io.azurecredentials.login.jwt.Principal;
import io.azurecredentials.login.jwt.ResourceID;
import io.azurecredentials.session.token.Subject;
import java.util.Optional;

/** Somebody as his token proved him, and as he is remembered. */
final class Proven {
    private Proven() {}

    /**
     * What is written down of a login.
     *
     * @param resource the one that the decision rests on; on a machine, the identity that the token
     *     names goes with it, so that a renewal knows which of the machine's it was
     */
    static Subject subject(Claims claims, Optional<ResourceID> resource) {
        return new Subject(
                claims.tenantID(),
                claims.principal().objectID(),
                switch (claims.principal()) {
                    case Principal.ServicePrincipal(_, String clientID) -> Optional.of(clientID);
                    case Principal.User _ -> Optional.empty();
                },
                resource.filter(it -> it.kind() != USER_ASSIGNED_IDENTITY)
                        .map(ResourceID::toString),
                resource.filter(it -> it.kind() == USER_ASSIGNED_IDENTITY)
                        .or(() -> resource.flatMap(_ -> identity(claims)))
                        .map(ResourceID::toString));
    }

    private static Optional<ResourceID> identity(Claims claims) {
        return claims.identity() instanceof ClaimedResource.Named(ResourceID id)
                ? Optional.of(id).filter(it -> it.kind() == USER_ASSIGNED_IDENTITY)
                : Optional.empty();
    }

    /** Of a user's token no application is written down. */
    private static Principal principal(Subject subject) {
        return subject.applicationID()
                .<Principal>map(it -> new Principal.ServicePrincipal(subject.objectID(), it))
                .orElseGet(() -> new Principal.User(subject.objectID()));
    }

    /** He is remembered as he was proven, and that is to be confirmed. */
    static io.azurecredentials.login.policy.Subject remembered(Subject subject) {
        return io.azurecredentials.login.policy.Subject.remembered(
                principal(subject),
                subject.resourceID().flatMap(ResourceID::of),
                subject.identityID().flatMap(ResourceID::of));
    }
}
