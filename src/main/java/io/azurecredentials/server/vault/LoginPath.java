package io.azurecredentials.server.vault;

import io.azurecredentials.audit.Account;
import io.azurecredentials.audit.Deed;
import io.azurecredentials.audit.Outcome;
import io.azurecredentials.login.Attempt;
import io.azurecredentials.login.Login;
import io.azurecredentials.login.Ruling;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Request;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.http.Verb;
import io.azurecredentials.server.vault.wire.LoginBody;
import io.azurecredentials.server.vault.wire.Refusals;
import io.azurecredentials.server.vault.wire.Warnings;
import io.azurecredentials.session.token.Cap;
import io.azurecredentials.session.token.Subject;
import io.azurecredentials.session.token.ValidToken;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * {@code auth/azure/login}. A token that comes along in a header is not looked at.
 *
 * @param login decides
 * @param audited writes down what was decided
 */
public record LoginPath(Function<Attempt, Login.Outcome> login, Audited audited) {
    /** The path. */
    public List<Route> routes() {
        return List.of(
                Route.at("v1/auth/azure/login")
                        .on(Verb.WRITE, audited.of(Deed.LOGIN, this::answer)));
    }

    private Told answer(Request request) {
        LoginBody body = LoginBody.read(request.body());
        Attempt attempt =
                new Attempt(
                        request.namespace(),
                        body.role(),
                        body.jwt(),
                        body.hints(),
                        request.caller());
        return switch (login.apply(attempt)) {
            case Login.Outcome.In(ValidToken token, List<Cap> caps) ->
                    new Told(
                            audited.granted(request, token, warnings(body, caps)),
                            Audited.allowed(token));
            case Login.Outcome.Out(Ruling.Refused ruling) ->
                    new Told(reply(ruling), account(ruling).about(body.role()));
            case Login.Outcome.Full(Subject who) ->
                    new Told(
                            Refusals.tooMany(),
                            Account.of(Outcome.REFUSED, "TooManySessions")
                                    .about(body.role())
                                    .by(Optional.of(Audited.who(who))));
        };
    }

    private static List<String> warnings(LoginBody body, List<Cap> caps) {
        return Stream.concat(body.warnings().stream(), Warnings.ofCaps(caps).stream()).toList();
    }

    private static Reply reply(Ruling.Refused ruling) {
        return switch (ruling.kind()) {
            case MALFORMED -> Refusals.malformed();
            case DENIED -> Refusals.denied();
            case UNAVAILABLE -> Refusals.unavailable(ruling.retryAfter());
        };
    }

    /** What the audit line says of it. */
    public static Account account(Ruling.Refused ruling) {
        Outcome outcome =
                switch (ruling.kind()) {
                    case MALFORMED, DENIED -> Outcome.REFUSED;
                    case UNAVAILABLE -> Outcome.FAILED;
                };
        return Account.of(outcome, ruling.reason()).by(ruling.who().map(Audited::who));
    }
}
