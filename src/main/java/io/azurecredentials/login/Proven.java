package io.azurecredentials.login;

import static io.azurecredentials.login.jwt.ResourceKind.USER_ASSIGNED_IDENTITY;

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
     * @param resource the one that the decision rests on
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
                        .map(ResourceID::toString));
    }

    /** Of a user's token no application is written down. */
    static Principal principal(Subject subject) {
        return subject.applicationID()
                .<Principal>map(it -> new Principal.ServicePrincipal(subject.objectID(), it))
                .orElseGet(() -> new Principal.User(subject.objectID()));
    }

    /** The resource that the decision rested on. */
    static Optional<ResourceID> resource(Subject subject) {
        return subject.resourceID().or(subject::identityID).flatMap(ResourceID::of);
    }
}
