package io.azurecredentials.session;

import io.azurecredentials.base.Answer;
import io.azurecredentials.session.token.Accessor;
import io.azurecredentials.session.token.BatchToken;
import io.azurecredentials.session.token.Grant;
import io.azurecredentials.session.token.Handle;
import io.azurecredentials.session.token.Keyring;
import io.azurecredentials.session.token.KnownToken;
import io.azurecredentials.session.token.ServiceToken;
import io.azurecredentials.session.token.Session;
import io.azurecredentials.session.token.SessionReference;
import io.azurecredentials.session.token.Standing;
import io.azurecredentials.session.token.ValidToken;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds tokens for those who do not use them; no look at one is a use of it. */
final class Directory {
    private final Sessions sessions;
    private final Supplier<Keyring> keys;
    private final Roles roles;
    private final InstantSource clock;

    Directory(Sessions sessions, Supplier<Keyring> keys, Roles roles, InstantSource clock) {
        this.sessions = sessions;
        this.keys = keys;
        this.roles = roles;
        this.clock = clock;
    }

    /** The session that a token of ours has, or had; nobody is asked. */
    Optional<SessionReference> reference(TokenName name) {
        return switch (name) {
            case TokenName.Text(var token) ->
                    ServiceToken.read(keys.get(), token).map(ServiceToken::session);
            case TokenName.Accessor(String text) ->
                    Accessor.read(keys.get(), text).map(Accessor::session);
        };
    }

    /** The token of that name, if it is one of the namespace and good, wherever it may be used. */
    Answer<Optional<KnownToken>> find(String namespace, TokenName name) {
        if (keys.get().keys().isEmpty()) {
            return Answer.refused(Issuance.noKeys());
        }
        return read(namespace, name).then(it -> it.map(this::ifGood).orElseGet(Directory::none));
    }

    /** Whether it is a child of that session, or of one of its children. */
    Answer<Boolean> descends(KnownToken token, SessionReference from) {
        return token.kept()
                .map(it -> sessions.lineage(it, clock.instant()))
                .map(it -> it.map(line -> line.filter(x -> x.descendsFrom(from)).isPresent()))
                .orElseGet(() -> Answer.given(false));
    }

    /** When it ends unless it or one of its parents is renewed; empty if one of them is over. */
    Answer<Optional<Instant>> end(KnownToken token) {
        Instant own = token.grant().expiresAt();
        return token.kept()
                .map(it -> sessions.lineage(it, clock.instant()))
                .map(it -> it.map(line -> line.map(x -> earlier(own, x.end()))))
                .orElseGet(() -> Answer.given(Optional.of(own)));
    }

    private static Instant earlier(Instant own, Optional<Instant> parents) {
        return parents.filter(own::isAfter).orElse(own);
    }

    private Answer<Optional<KnownToken>> read(String namespace, TokenName name) {
        return switch (name) {
            case TokenName.Text(var text) ->
                    ServiceToken.read(keys.get(), text)
                            .map(it -> service(namespace, it))
                            .or(() -> BatchToken.read(keys.get(), text).map(Directory::batch))
                            .orElseGet(Directory::none)
                            .map(it -> it.filter(found -> isOf(namespace, found)));
            case TokenName.Accessor(String text) ->
                    Accessor.read(keys.get(), text)
                            .map(it -> handle(namespace, it))
                            .orElseGet(Directory::none);
        };
    }

    private Answer<Optional<KnownToken>> service(String namespace, ServiceToken token) {
        return sessions.find(namespace, token)
                .map(it -> it.map(session -> new ValidToken.Service(token, session)));
    }

    private Answer<Optional<KnownToken>> handle(String namespace, Accessor accessor) {
        return sessions.find(namespace, accessor.session())
                .map(it -> it.map(session -> new Handle(accessor, session)));
    }

    private static Answer<Optional<KnownToken>> batch(BatchToken token) {
        return Answer.given(Optional.of(new ValidToken.Batch(token)));
    }

    private static boolean isOf(String namespace, KnownToken token) {
        return token.grant().role().namespace().equals(namespace);
    }

    private Answer<Optional<KnownToken>> ifGood(KnownToken token) {
        Grant grant = token.grant();
        return roles.uid(grant.role())
                .map(role -> Standing.anywhere(grant, role, clock.instant()) == Standing.GOOD)
                .then(good -> good ? withParents(token) : Answer.given(false))
                .map(good -> Optional.of(token).filter(_ -> good));
    }

    private Answer<Boolean> withParents(KnownToken token) {
        Optional<Session> session = token.kept();
        return session.filter(Session::isUsedUp).isPresent()
                ? Answer.given(false)
                : session.map(it -> sessions.hasParents(it, clock.instant()))
                        .orElseGet(() -> Answer.given(true));
    }

    private static Answer<Optional<KnownToken>> none() {
        return Answer.given(Optional.empty());
    }
}
