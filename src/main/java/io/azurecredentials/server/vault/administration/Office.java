package io.azurecredentials.server.vault.administration;

import io.azurecredentials.audit.Account;
import io.azurecredentials.audit.Deed;
import io.azurecredentials.audit.Marks;
import io.azurecredentials.audit.Outcome;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.rbac.Bearers;
import io.azurecredentials.rbac.Caller;
import io.azurecredentials.rbac.Right;
import io.azurecredentials.rbac.Rights;
import io.azurecredentials.server.http.Handler;
import io.azurecredentials.server.http.Refused;
import io.azurecredentials.server.http.Request;
import io.azurecredentials.server.vault.Audited;
import io.azurecredentials.server.vault.OwnTokens;
import io.azurecredentials.server.vault.Told;
import io.azurecredentials.server.vault.wire.Refusals;
import io.azurecredentials.session.Presented;
import io.azurecredentials.session.token.AuditMarks;
import io.azurecredentials.session.token.BatchToken;
import io.azurecredentials.session.token.Grant;
import io.azurecredentials.session.token.ServiceToken;
import io.azurecredentials.session.token.Standing;
import io.azurecredentials.session.token.ValidToken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Who asks, and whether he may: the holder of a login token, or of a token of Kubernetes that was
 * made for us.
 *
 * @param tokens that logins gave out
 * @param bearers of Kubernetes' tokens
 * @param rights what RBAC lets them do
 * @param serves whether the operator serves a namespace
 * @param audited writes down what was decided
 */
public record Office(
        OwnTokens tokens,
        Bearers bearers,
        Rights rights,
        Predicate<String> serves,
        Audited audited) {

    /** Answers whoever is known; what is done is written down. */
    public Handler audited(Deed deed, Function<Asked, Told> answer) {
        return audited.of(deed, request -> answer(request, answer));
    }

    /** The same for what only looks. */
    public Handler quiet(Function<Asked, Told> answer) {
        return request -> answer(request, answer).reply();
    }

    /**
     * Somebody.
     *
     * @param token that a login gave him; empty if he showed one of Kubernetes
     */
    private record Known(Caller caller, Optional<ValidToken> token) {
        Account named(Account account) {
            return token.map(it -> marked(account, it)).orElse(account).as(caller.user());
        }

        private static Account marked(Account account, ValidToken token) {
            AuditMarks marks = AuditMarks.of(token);
            return account.by(Optional.of(Audited.who(token.grant().subject())))
                    .with(new Marks(Optional.of(marks.mark()), marks.accessor()));
        }
    }

    private Told answer(Request request, Function<Asked, Told> answer) {
        if (request.token().isEmpty()) {
            return denied("TokenMissing", "");
        }
        return switch (known(request, request.token().get())) {
            case Answer.Refused<Optional<Known>>(Problem problem) -> failed(problem, "");
            case Answer.Given<Optional<Known>>(Optional<Known> known) ->
                    known.map(it -> answer(request, it, answer))
                            .orElseGet(() -> denied("TokenUnknown", ""));
        };
    }

    private Told answer(Request request, Known known, Function<Asked, Told> answer) {
        Told told =
                serves.test(request.namespace())
                        ? readable(new Asked(request, known.caller(), known.token()), answer)
                        : denied("NamespaceNotServed", "");
        return new Told(told.reply(), known.named(told.account()));
    }

    private static Told readable(Asked asked, Function<Asked, Told> answer) {
        try {
            return answer.apply(asked);
        } catch (Refused e) {
            return new Told(e.reply(), Account.of(Outcome.REFUSED, "Malformed"));
        }
    }

    private Answer<Optional<Known>> known(Request request, Sensitive token) {
        String text = token.reveal();
        return text.startsWith(ServiceToken.PREFIX) || text.startsWith(BatchToken.PREFIX)
                ? tokens.present(request.namespace(), token, request.caller()).map(Office::holder)
                : bearers.find(request.caller(), token)
                        .map(it -> it.map(caller -> new Known(caller, Optional.empty())));
    }

    private static Optional<Known> holder(Presented presented) {
        return switch (presented) {
            case Presented.Valid(ValidToken token) ->
                    Optional.of(new Known(caller(token.grant()), Optional.of(token)));
            case Presented.Invalid(Standing _, Optional<Grant> _) -> Optional.empty();
        };
    }

    /** The holder of a login token as Kubernetes knows him. */
    public static Caller caller(Grant grant) {
        return new Caller(grant.user(), grant.subject().objectID(), grant.groups(), Map.of());
    }

    /** Why he may not do all of this; empty if he may. */
    public Optional<Told> refusal(Asked asked, List<Right> needed) {
        for (Right right : needed) {
            String object = right.resource() + "/" + right.name();
            Optional<Told> refusal =
                    switch (rights.has(asked.caller(), right)) {
                        case Answer.Refused<Boolean>(Problem problem) ->
                                Optional.of(failed(problem, object));
                        case Answer.Given<Boolean>(Boolean allowed) ->
                                allowed
                                        ? Optional.empty()
                                        : Optional.of(denied("RightMissing", object));
                    };
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private static Told denied(String reason, String object) {
        return new Told(Refusals.denied(), Account.of(Outcome.REFUSED, reason).on(object));
    }

    /** Nobody can tell. */
    public static Told failed(Problem problem, String object) {
        Optional<Duration> after =
                problem instanceof Problem.Retryable it ? it.retryAfter() : Optional.empty();
        return new Told(
                Refusals.unavailable(after),
                Account.of(Outcome.FAILED, problem.reason().toString()).on(object));
    }
}
