package io.azurecredentials.server.vault.identity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.audit.Deed;
import io.azurecredentials.audit.Outcome;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.identity.Minted;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Request;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.http.Verb;
import io.azurecredentials.server.vault.Audited;
import io.azurecredentials.server.vault.Told;
import io.azurecredentials.server.vault.Verdicts;
import io.azurecredentials.server.vault.token.Asker;
import io.azurecredentials.server.vault.token.Askers;
import io.azurecredentials.server.vault.wire.Envelope;
import io.azurecredentials.server.vault.wire.Fields;
import io.azurecredentials.server.vault.wire.RoleName;
import io.azurecredentials.server.vault.wire.Warnings;
import io.azurecredentials.session.token.ValidToken;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * {@code identity/oidc/token/:role}: whoever holds a login token is told who he is, in a form that
 * clusters trust. {@code :role} is the role that he logged in for, and no other.
 *
 * @param askers know who asks
 * @param mint makes tokens
 * @param audited writes down what was decided
 */
public record IdentityPath(
        Askers askers, Function<ValidToken, Answer<Minted>> mint, Audited audited) {
    private static final int OK = 200;

    /** The path. */
    public List<Route> routes() {
        return List.of(
                Route.at("v1/identity/oidc/token/:role")
                        .on(Verb.READ, audited.of(Deed.IDENTITY, this::answer)));
    }

    private Told answer(Request request) {
        return askers.known(
                request,
                asker ->
                        asker.token()
                                .map(it -> answer(request, asker, it))
                                .orElseGet(() -> Verdicts.denied("NoLoginToken", asker::account)));
    }

    private Told answer(Request request, Asker asker, ValidToken token) {
        boolean own =
                RoleName.of(request.variable("role"))
                        .filter(token.grant().role().name()::equals)
                        .isPresent();
        if (!own) {
            return Verdicts.denied("OtherRole", asker::account);
        }
        return switch (mint.apply(token)) {
            case Answer.Refused<Minted>(Problem problem) ->
                    Verdicts.failed(problem, asker::account);
            case Answer.Given<Minted>(Minted.Refused(Minted.Why why)) -> refused(why, asker);
            case Answer.Given<Minted>(Minted.Made made) ->
                    new Told(shown(request, made), asker.account(Outcome.ALLOWED, ""));
        };
    }

    private static Reply shown(Request request, Minted.Made made) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("client_id", made.audience());
        data.put("token", made.text().reveal());
        data.put("ttl", made.ttl().toSeconds());
        List<String> warnings = Warnings.ofIgnored(Fields.of(request), Set.of());
        return Reply.json(OK, Envelope.of(request.id(), Optional.of(data), warnings, "identity"));
    }

    private static Told refused(Minted.Why why, Asker asker) {
        String reason = Audited.word(why);
        return switch (why) {
            case NO_ISSUER ->
                    Verdicts.wrong(
                            "tokens for clusters are not made here: the operator's HTTP_OIDC_ISSUER is not set",
                            reason,
                            asker::account);
            case NO_AUDIENCE ->
                    Verdicts.wrong(
                            "no tokens for clusters are made for this role: its AzureConfig has no login.clusterTokenAudience",
                            reason,
                            asker::account);
            case ENDED -> Verdicts.denied(reason, asker::account);
        };
    }
}
