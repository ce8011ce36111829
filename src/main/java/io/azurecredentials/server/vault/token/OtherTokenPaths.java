package io.azurecredentials.server.vault.token;

import io.azurecredentials.audit.Outcome;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.rbac.Rights;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Request;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.http.Verb;
import io.azurecredentials.server.vault.Audited;
import io.azurecredentials.server.vault.OtherTokens;
import io.azurecredentials.server.vault.OwnTokens;
import io.azurecredentials.server.vault.Told;
import io.azurecredentials.server.vault.Verdicts;
import io.azurecredentials.server.vault.wire.Envelope;
import io.azurecredentials.server.vault.wire.Fields;
import io.azurecredentials.server.vault.wire.Increment;
import io.azurecredentials.server.vault.wire.Warnings;
import io.azurecredentials.session.Renewal;
import io.azurecredentials.session.Revocation;
import io.azurecredentials.session.TokenName;
import io.azurecredentials.session.token.Cap;
import io.azurecredentials.session.token.KnownToken;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code auth/token/lookup}, {@code renew} and {@code revoke}, and the same by accessor. Whoever
 * may not is told nothing, not even whether there is such a token.
 *
 * @param askers know who asks
 * @param own what is done to tokens
 * @param others finds them
 * @param rights what RBAC lets somebody do
 * @param audited writes down what was decided
 */
public record OtherTokenPaths(
        Askers askers, OwnTokens own, OtherTokens others, Rights rights, Audited audited) {
    private static final int OK = 200;

    /** The paths. */
    public List<Route> routes() {
        return List.of(
                route("lookup", Wish.LOOKUP, Naming.TOKEN)
                        .on(Verb.READ, audited.of(Wish.LOOKUP.deed(), this::lookUpSelf)),
                route("renew", Wish.RENEWAL, Naming.TOKEN),
                route("revoke", Wish.REVOCATION, Naming.TOKEN),
                route("lookup-accessor", Wish.LOOKUP, Naming.ACCESSOR),
                route("renew-accessor", Wish.RENEWAL, Naming.ACCESSOR),
                route("revoke-accessor", Wish.REVOCATION, Naming.ACCESSOR));
    }

    private Route route(String path, Wish wish, Naming naming) {
        return Route.at("v1/auth/token/" + path)
                .on(
                        Verb.WRITE,
                        audited.of(
                                wish.deed(),
                                request ->
                                        askers.known(
                                                request, it -> answer(request, it, wish, naming))));
    }

    /** A token that comes in a query would stand in logs, so none is taken from there. */
    private Told lookUpSelf(Request request) {
        return askers.known(request, it -> unnamed(request, it, Wish.LOOKUP, Naming.TOKEN));
    }

    private Told answer(Request request, Asker asker, Wish wish, Naming naming) {
        Fields fields = Fields.of(request);
        String text = fields.text(naming.field());
        if (text.isEmpty()) {
            return unnamed(request, asker, wish, naming);
        }
        TokenName name = naming.of(text);
        Attempt attempt = new Attempt(request, asker, wish, naming, name, others.reference(name));
        return switch (decided(attempt, fields)) {
            case Answer.Given<Told>(Told told) -> told;
            case Answer.Refused<Told>(Problem problem) ->
                    Verdicts.failed(problem, attempt::account);
        };
    }

    /** To look up nothing is to look up oneself, as Vault has it. */
    private Told unnamed(Request request, Asker asker, Wish wish, Naming naming) {
        boolean self = wish == Wish.LOOKUP && naming == Naming.TOKEN;
        return asker.token()
                .filter(_ -> self)
                .map(
                        it ->
                                new Told(
                                        shown(request, it, Set.of(Naming.TOKEN.field())),
                                        asker.account(Outcome.ALLOWED, "")))
                .orElseGet(() -> Verdicts.wrong(naming.unnamed(), "Malformed", asker::account));
    }

    private Answer<Told> decided(Attempt attempt, Fields fields) {
        Permission permission = new Permission(others, rights);
        return found(attempt)
                .then(
                        found ->
                                permission
                                        .of(attempt, found)
                                        .then(
                                                may ->
                                                        may
                                                                ? done(attempt, found, fields)
                                                                : denied(attempt)));
    }

    private Answer<Optional<KnownToken>> found(Attempt attempt) {
        return attempt.own().isPresent()
                ? Answer.given(attempt.own().map(KnownToken.class::cast))
                : others.find(attempt.request().namespace(), attempt.name());
    }

    private static Answer<Told> denied(Attempt attempt) {
        return Answer.given(Verdicts.denied("RightMissing", attempt::account));
    }

    private Answer<Told> done(Attempt attempt, Optional<KnownToken> found, Fields fields) {
        if (found.isEmpty()) {
            return Answer.given(
                    new Told(
                            attempt.naming().missing(attempt.wish()),
                            attempt.account(Outcome.REFUSED, "NotFound")));
        }
        KnownToken token = found.get();
        return switch (attempt.wish()) {
            case LOOKUP -> Answer.given(allowed(attempt, lookedUp(attempt, token)));
            case RENEWAL ->
                    own.renew(token, Increment.read(fields), attempt.request().caller())
                            .map(it -> renewed(attempt, it, fields));
            case REVOCATION -> own.revoke(token).map(it -> revoked(attempt, it));
        };
    }

    private Reply lookedUp(Attempt attempt, KnownToken token) {
        return shown(attempt.request(), token, Set.of(attempt.naming().field()));
    }

    private Reply shown(Request request, KnownToken token, Set<String> known) {
        List<String> warnings = Warnings.ofIgnored(Fields.of(request), known);
        return Reply.json(OK, Envelope.lookup(request.id(), token, warnings, audited.now().get()));
    }

    private Told renewed(Attempt attempt, Renewal renewal, Fields fields) {
        return switch (renewal) {
            case Renewal.Refused(Renewal.Why why) -> Verdicts.notRenewed(why, attempt::account);
            case Renewal.Renewed(KnownToken token, List<Cap> caps) ->
                    allowed(
                            attempt,
                            audited.granted(
                                    attempt.request(), token, warnings(attempt, caps, fields)));
        };
    }

    private static List<String> warnings(Attempt attempt, List<Cap> caps, Fields fields) {
        Set<String> known = Set.of(attempt.naming().field(), Increment.FIELD);
        return Stream.concat(
                        Warnings.ofCaps(caps).stream(), Warnings.ofIgnored(fields, known).stream())
                .toList();
    }

    private static Told revoked(Attempt attempt, Revocation revocation) {
        return switch (revocation) {
            case REVOKED -> allowed(attempt, Reply.empty());
            case BATCH -> Verdicts.batchNotRevoked(attempt::account);
        };
    }

    private static Told allowed(Attempt attempt, Reply reply) {
        return new Told(reply, attempt.account(Outcome.ALLOWED, ""));
    }
}
