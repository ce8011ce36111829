package io.azurecredentials.session;

import io.azurecredentials.api.v1alpha1.DrawnBy;
import io.azurecredentials.base.Answer;
import io.azurecredentials.session.token.Keyring;
import io.azurecredentials.session.token.RoleID;
import io.azurecredentials.session.token.Session;
import io.azurecredentials.session.token.SessionID;
import io.azurecredentials.session.token.SessionReference;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * When tokens end, for what was drawn with them and is to end with them. Nothing is answered upon
 * what is older than half a second.
 */
public final class TokenEnds {
    private final Supplier<Keyring> keys;
    private final Sessions sessions;
    private final Roles roles;
    private final InstantSource clock;

    /**
     * @param keys as {@link TokenKeys} knows them
     */
    public TokenEnds(
            KubernetesClient client, Supplier<Keyring> keys, Roles roles, InstantSource clock) {
        this.keys = keys;
        this.sessions = new Sessions(new Records(client), keys);
        this.roles = roles;
        this.clock = clock;
    }

    /**
     * When that ends unless it is renewed; empty if it is over: revoked, used up, expired, or its
     * role is gone.
     *
     * @param namespace of what was drawn
     */
    public Answer<Optional<Instant>> of(String namespace, DrawnBy drawer) {
        if (keys.get().keys().isEmpty()) {
            return Answer.refused(Issuance.noKeys());
        }
        RoleID role = new RoleID(namespace, drawer.role().name(), drawer.role().uid());
        return roles.uid(role)
                .then(
                        uid ->
                                uid.filter(role.uid()::equals).isPresent()
                                        ? end(role, drawer)
                                        : Answer.given(Optional.empty()));
    }

    private Answer<Optional<Instant>> end(RoleID role, DrawnBy drawer) {
        return drawer.session() == null
                ? Answer.given(Optional.ofNullable(drawer.token()).map(DrawnBy.Token::expiresAt))
                : reference(drawer.session())
                        .map(it -> end(role, it))
                        .orElseGet(() -> Answer.given(Optional.empty()));
    }

    private Answer<Optional<Instant>> end(RoleID role, SessionReference which) {
        return sessions.find(role.namespace(), which)
                .map(it -> it.filter(found -> found.grant().role().equals(role)))
                .map(it -> it.filter(found -> found.isAlive(clock.instant())))
                .then(
                        it ->
                                it.map(this::withParents)
                                        .orElseGet(() -> Answer.given(Optional.empty())));
    }

    private Answer<Optional<Instant>> withParents(Session session) {
        return sessions.hasParents(session, clock.instant())
                .map(it -> Optional.of(session.grant().expiresAt()).filter(_ -> it));
    }

    private static Optional<SessionReference> reference(DrawnBy.Session session) {
        try {
            UUID uid = UUID.fromString(session.uid());
            return SessionID.named(session.name()).map(it -> new SessionReference(it, uid));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
