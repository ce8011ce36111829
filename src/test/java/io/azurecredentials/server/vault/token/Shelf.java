package io.azurecredentials.server.vault.token;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.server.vault.OtherTokens;
import io.azurecredentials.server.vault.OurTokens;
import io.azurecredentials.server.vault.OwnTokens;
import io.azurecredentials.server.vault.Scripted;
import io.azurecredentials.session.Presented;
import io.azurecredentials.session.Renewal;
import io.azurecredentials.session.Revocation;
import io.azurecredentials.session.TokenName;
import io.azurecredentials.session.token.Accessor;
import io.azurecredentials.session.token.BatchToken;
import io.azurecredentials.session.token.Handle;
import io.azurecredentials.session.token.KnownToken;
import io.azurecredentials.session.token.ServiceToken;
import io.azurecredentials.session.token.Session;
import io.azurecredentials.session.token.SessionReference;
import io.azurecredentials.session.token.Standing;
import io.azurecredentials.session.token.ValidToken;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tokens that are kept in memory, and that tell what was done to them. */
final class Shelf implements OwnTokens, OtherTokens {
    private final Map<SessionReference, Session> sessions = new HashMap<>();
    private final List<String> done = new ArrayList<>();
    private boolean busy;

    ValidToken put(ValidToken token) {
        sessions.put(token.reference().orElseThrow(), token.kept().orElseThrow());
        return token;
    }

    void gone(ValidToken token) {
        sessions.remove(token.reference().orElseThrow());
    }

    /** Nobody can find anything from now on. */
    void busy() {
        busy = true;
    }

    List<String> done() {
        return done;
    }

    @Override
    public Answer<Presented> present(String namespace, Sensitive token, InetAddress caller) {
        return Answer.given(
                read(token)
                        .<Presented>map(Presented.Valid::new)
                        .orElseGet(
                                () ->
                                        new Presented.Invalid(
                                                Standing.NO_SESSION, Optional.empty())));
    }

    @Override
    public Answer<Renewal> renew(
            KnownToken token, Optional<Duration> increment, InetAddress caller) {
        done.add("renew " + name(token) + " by " + increment.map(Duration::toString).orElse("-"));
        return Answer.given(new Renewal.Renewed(token, List.of()));
    }

    @Override
    public Answer<Revocation> revoke(KnownToken token) {
        done.add("revoke " + name(token));
        return Answer.given(token.kept().isPresent() ? Revocation.REVOKED : Revocation.BATCH);
    }

    @Override
    public Optional<SessionReference> reference(TokenName name) {
        return switch (name) {
            case TokenName.Text(Sensitive text) ->
                    ServiceToken.read(OurTokens.KEYS, text).map(ServiceToken::session);
            case TokenName.Accessor(String text) ->
                    Accessor.read(OurTokens.KEYS, text).map(Accessor::session);
        };
    }

    @Override
    public Answer<Optional<KnownToken>> find(String namespace, TokenName name) {
        if (busy) {
            return Answer.refused(Scripted.BUSY);
        }
        return Answer.given(
                switch (name) {
                    case TokenName.Text(Sensitive text) -> read(text).map(it -> it);
                    case TokenName.Accessor(String text) ->
                            Accessor.read(OurTokens.KEYS, text)
                                    .flatMap(
                                            it ->
                                                    session(it.session())
                                                            .map(found -> new Handle(it, found)));
                });
    }

    @Override
    public Answer<Boolean> descends(KnownToken token, SessionReference from) {
        Optional<SessionReference> parent = token.kept().flatMap(Session::parent);
        while (parent.isPresent() && !parent.get().equals(from)) {
            parent = session(parent.get()).flatMap(Session::parent);
        }
        return Answer.given(parent.isPresent());
    }

    private Optional<ValidToken> read(Sensitive token) {
        return ServiceToken.read(OurTokens.KEYS, token)
                .flatMap(
                        it ->
                                session(it.session())
                                        .<ValidToken>map(
                                                found -> new ValidToken.Service(it, found)))
                .or(() -> BatchToken.read(OurTokens.KEYS, token).map(ValidToken.Batch::new));
    }

    private Optional<Session> session(SessionReference which) {
        return Optional.ofNullable(sessions.get(which));
    }

    private static String name(KnownToken token) {
        return token.reference().map(it -> it.id().name()).orElse("batch");
    }
}
