package io.azurecredentials.server.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.audit.Account;
import io.azurecredentials.audit.Deed;
import io.azurecredentials.audit.Outcome;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.login.Attempt;
import io.azurecredentials.login.Ruling;
import io.azurecredentials.login.policy.Hints;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Request;
import io.azurecredentials.server.http.Requests;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.http.Verb;
import io.azurecredentials.server.vault.Audited;
import io.azurecredentials.server.vault.LoginPath;
import io.azurecredentials.server.vault.OwnTokens;
import io.azurecredentials.server.vault.Told;
import io.azurecredentials.server.vault.wire.Refusals;
import io.azurecredentials.server.vault.wire.RoleName;
import io.azurecredentials.session.Presented;
import io.azurecredentials.session.token.BatchToken;
import io.azurecredentials.session.token.Grant;
import io.azurecredentials.session.token.ServiceToken;
import io.azurecredentials.session.token.Standing;
import io.azurecredentials.session.token.ValidToken;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * {@code kubernetes/tokenreview/<namespace>/<role>}: the API server's webhook for bearer tokens. A
 * token that a login for the role gave out, or an Azure token that the role would let log in, makes
 * its bearer the user that RBAC knows. Nothing is issued for it.
 *
 * <p>Every bearer token that nobody else knows comes here, and what is not answered with 200 comes
 * several times; so everything that can be read is. The API server does not say where the bearer
 * is: a role with bound CIDRs admits nobody whom the API server itself would not be.
 *
 * @param trusted whose word about a caller counts: answers for the certificates that it showed
 * @param admit decides about Azure tokens
 * @param tokens that logins gave out
 * @param audiences whom bearers are vouched for to
 * @param audited writes down what was decided
 */
public record Reviews(
        Predicate<List<X509Certificate>> trusted,
        Function<Attempt, Ruling> admit,
        OwnTokens tokens,
        Audiences audiences,
        Audited audited) {
    private static final int OK = 200;

    /** The path. */
    public List<Route> routes() {
        return List.of(
                Route.at("kubernetes/tokenreview/:namespace/:role")
                        .on(Verb.WRITE, audited.of(Deed.REVIEW, this::answer)));
    }

    /** Before anything is read: whoever may not ask learns nothing about any token. */
    private Told answer(Request request) {
        if (!trusted.test(request.certificates())) {
            return new Told(Refusals.denied(), Account.of(Outcome.REFUSED, "CallerNotTrusted"));
        }
        Review review = Review.read(request.body());
        String role = RoleName.of(request.variable("role")).orElse("");
        Told told =
                Requests.isNamespace(request.variable("namespace"))
                        ? audiences
                                .named(review.audiences())
                                .map(it -> answer(request, review.token(), role, it))
                                .orElseGet(() -> nobody("OtherAudience"))
                        : nobody(Reason.ROLE_NOT_FOUND.toString());
        return new Told(told.reply(), told.account().about(role));
    }

    private Told answer(Request request, Sensitive token, String role, List<String> named) {
        String text = token.reveal();
        return text.startsWith(ServiceToken.PREFIX) || text.startsWith(BatchToken.PREFIX)
                ? ofOurs(request, token, role, named)
                : ofEntra(request, token, role, named);
    }

    private Told ofOurs(Request request, Sensitive token, String role, List<String> named) {
        return switch (tokens.present(request.variable("namespace"), token, request.caller())) {
            case Answer.Refused<Presented>(Problem problem) ->
                    told(Review.unknown(), Account.of(Outcome.FAILED, problem.reason().toString()));
            case Answer.Given<Presented>(Presented.Invalid(Standing why, var grant)) ->
                    told(Review.nobody(), Audited.of(Outcome.REFUSED, Audited.word(why), grant));
            case Answer.Given<Presented>(Presented.Valid(ValidToken valid))
                    when valid.grant().role().name().equals(role) ->
                    told(Review.somebody(valid.grant(), named), Audited.allowed(valid));
            case Answer.Given<Presented>(Presented.Valid(ValidToken valid)) ->
                    told(
                            Review.nobody(),
                            Audited.of(Outcome.REFUSED, "OtherRole", Optional.of(valid.grant())));
        };
    }

    private Told ofEntra(Request request, Sensitive token, String role, List<String> named) {
        Attempt attempt =
                new Attempt(
                        request.variable("namespace"), role, token, Hints.NONE, request.caller());
        return switch (admit.apply(attempt)) {
            case Ruling.Refused refused ->
                    told(
                            refused.kind() == Ruling.Kind.UNAVAILABLE
                                    ? Review.unknown()
                                    : Review.nobody(),
                            LoginPath.account(refused));
            case Ruling.Admitted admitted -> {
                Grant grant = grant(admitted);
                yield told(
                        Review.somebody(grant, named),
                        Audited.of(Outcome.ALLOWED, "", Optional.of(grant)));
            }
        };
    }

    /** What a token would be good for. */
    private Grant grant(Ruling.Admitted admitted) {
        var rules = admitted.terms().rules().token();
        return new Grant(
                admitted.terms().role(),
                admitted.subject(),
                rules.policies(),
                rules.boundCIDRs(),
                audited.now().get(),
                admitted.provenUntil());
    }

    private static Told nobody(String reason) {
        return told(Review.nobody(), Account.of(Outcome.REFUSED, reason));
    }

    private static Told told(ObjectNode review, Account account) {
        return new Told(Reply.json(OK, review), account);
    }
}
