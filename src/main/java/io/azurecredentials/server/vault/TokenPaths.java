package io.azurecredentials.server.vault;

import io.azurecredentials.audit.Deed;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.server.http.Handler;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Request;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.http.Verb;
import io.azurecredentials.server.vault.wire.Envelope;
import io.azurecredentials.server.vault.wire.Fields;
import io.azurecredentials.server.vault.wire.Increment;
import io.azurecredentials.server.vault.wire.Warnings;
import io.azurecredentials.session.Presented;
import io.azurecredentials.session.Renewal;
import io.azurecredentials.session.Revocation;
import io.azurecredentials.session.token.Cap;
import io.azurecredentials.session.token.Grant;
import io.azurecredentials.session.token.KnownToken;
import io.azurecredentials.session.token.Standing;
import io.azurecredentials.session.token.ValidToken;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * {@code auth/token/lookup-self}, {@code renew-self} and {@code revoke-self}: what one can do about
 * the token that one shows. Each is one use of it, whatever becomes of it.
 *
 * @param tokens that logins gave out
 * @param audited writes down what was decided
 */
public record TokenPaths(OwnTokens tokens, Audited audited) {
    private static final int OK = 200;

    /** Clients that know no path but that for any token send it here as well. */
    private static final String TOKEN_NAME = "token";

    /** The paths. */
    public List<Route> routes() {
        Handler lookup = shown(Deed.LOOKUP, this::lookUp);
        return List.of(
                Route.at("v1/auth/token/lookup-self").on(Verb.READ, lookup).on(Verb.WRITE, lookup),
                Route.at("v1/auth/token/renew-self")
                        .on(Verb.WRITE, shown(Deed.RENEWAL, this::renew)),
                Route.at("v1/auth/token/revoke-self")
                        .on(Verb.WRITE, shown(Deed.REVOCATION, this::revoke)));
    }

    private Handler shown(Deed deed, BiFunction<Request, ValidToken, Told> answer) {
        return audited.of(
                deed,
                request ->
                        request.token()
                                .map(it -> present(request, it, answer))
                                .orElseGet(
                                        () ->
                                                Verdicts.denied(
                                                        "TokenMissing", about(Optional.empty()))));
    }

    private Told present(
            Request request, Sensitive token, BiFunction<Request, ValidToken, Told> answer) {
        return switch (tokens.present(request.namespace(), token, request.caller())) {
            case Answer.Refused<Presented>(Problem problem) ->
                    Verdicts.failed(problem, about(Optional.empty()));
            case Answer.Given<Presented>(Presented.Invalid(Standing why, var grant)) ->
                    Verdicts.denied(Audited.word(why), about(grant));
            case Answer.Given<Presented>(Presented.Valid(ValidToken valid)) ->
                    answer.apply(request, valid);
        };
    }

    private static Verdicts.About about(Optional<Grant> grant) {
        return (outcome, reason) -> Audited.of(outcome, reason, grant);
    }

    private Told lookUp(Request request, ValidToken token) {
        List<String> warnings = Warnings.ofIgnored(Fields.of(request), Set.of(TOKEN_NAME));
        return new Told(
                Reply.json(OK, Envelope.lookup(request.id(), token, warnings, audited.now().get())),
                Audited.allowed(token));
    }

    private Told renew(Request request, ValidToken token) {
        Verdicts.About about = about(Optional.of(token.grant()));
        Fields fields = Fields.of(request);
        return switch (tokens.renew(token, Increment.read(fields), request.caller())) {
            case Answer.Refused<Renewal>(Problem problem) -> Verdicts.failed(problem, about);
            case Answer.Given<Renewal>(Renewal.Refused(Renewal.Why why)) ->
                    Verdicts.notRenewed(why, about);
            case Answer.Given<Renewal>(Renewal.Renewed(KnownToken renewed, List<Cap> caps)) ->
                    new Told(
                            audited.granted(request, renewed, warnings(caps, fields)),
                            Audited.allowed(token));
        };
    }

    private static List<String> warnings(List<Cap> caps, Fields fields) {
        Set<String> known = Set.of(TOKEN_NAME, Increment.FIELD);
        return Stream.concat(
                        Warnings.ofCaps(caps).stream(), Warnings.ofIgnored(fields, known).stream())
                .toList();
    }

    private Told revoke(Request request, ValidToken token) {
        Verdicts.About about = about(Optional.of(token.grant()));
        return switch (tokens.revoke(token)) {
            case Answer.Refused<Revocation>(Problem problem) -> Verdicts.failed(problem, about);
            case Answer.Given<Revocation>(Revocation revocation) ->
                    switch (revocation) {
                        case REVOKED -> new Told(Reply.empty(), Audited.allowed(token));
                        case BATCH -> Verdicts.batchNotRevoked(about);
                    };
        };
    }
}
