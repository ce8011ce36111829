package io.azurecredentials.server.vault.token;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.rbac.Bearers;
import io.azurecredentials.rbac.Caller;
import io.azurecredentials.server.http.Request;
import io.azurecredentials.server.vault.Audited;
import io.azurecredentials.server.vault.OwnTokens;
import io.azurecredentials.server.vault.Told;
import io.azurecredentials.server.vault.Verdicts;
import io.azurecredentials.session.Presented;
import io.azurecredentials.session.token.BatchToken;
import io.azurecredentials.session.token.Grant;
import io.azurecredentials.session.token.ServiceToken;
import io.azurecredentials.session.token.Standing;
import io.azurecredentials.session.token.ValidToken;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Knows who asks: the holder of a login token, which is one use of it, or of a token of Kubernetes
 * that was made for us.
 *
 * @param tokens that logins gave out
 * @param bearers of Kubernetes' tokens
 * @param serves whether the operator serves a namespace
 */
public record Askers(OwnTokens tokens, Bearers bearers, Predicate<String> serves) {

    /** Answers whoever is known; nobody else learns anything. */
    public Told known(Request request, Function<Asker, Told> answer) {
        Optional<Sensitive> token = request.token();
        if (token.isEmpty()) {
            return Verdicts.denied("TokenMissing", about(Optional.empty()));
        }
        String text = token.get().reveal();
        return text.startsWith(ServiceToken.PREFIX) || text.startsWith(BatchToken.PREFIX)
                ? holder(request, token.get(), answer)
                : bearer(request, token.get(), answer);
    }

    private Told holder(Request request, Sensitive token, Function<Asker, Told> answer) {
        return switch (tokens.present(request.namespace(), token, request.caller())) {
            case Answer.Refused<Presented>(Problem problem) ->
                    Verdicts.failed(problem, about(Optional.empty()));
            case Answer.Given<Presented>(Presented.Invalid(Standing why, Optional<Grant> grant)) ->
                    Verdicts.denied(Audited.word(why), about(grant));
            case Answer.Given<Presented>(Presented.Valid(ValidToken valid)) ->
                    answer.apply(Asker.of(valid));
        };
    }

    private Told bearer(Request request, Sensitive token, Function<Asker, Told> answer) {
        return switch (bearers.find(request.caller(), token)) {
            case Answer.Refused<Optional<Caller>>(Problem problem) ->
                    Verdicts.failed(problem, about(Optional.empty()));
            case Answer.Given<Optional<Caller>>(Optional<Caller> caller) ->
                    caller.map(it -> new Asker(it, Optional.empty()))
                            .map(it -> served(request, it, answer))
                            .orElseGet(
                                    () -> Verdicts.denied("TokenUnknown", about(Optional.empty())));
        };
    }

    private Told served(Request request, Asker asker, Function<Asker, Told> answer) {
        return serves.test(request.namespace())
                ? answer.apply(asker)
                : Verdicts.denied("NamespaceNotServed", asker::account);
    }

    private static Verdicts.About about(Optional<Grant> grant) {
        return (outcome, reason) -> Audited.of(outcome, reason, grant);
    }
}
