package io.azurecredentials.server.vault.draw;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.audit.Account;
import io.azurecredentials.audit.Deed;
import io.azurecredentials.audit.Outcome;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.draw.Drawer;
import io.azurecredentials.draw.Drawn;
import io.azurecredentials.draw.Draws;
import io.azurecredentials.draw.Lease;
import io.azurecredentials.draw.Text;
import io.azurecredentials.rbac.Caller;
import io.azurecredentials.rbac.Right;
import io.azurecredentials.rbac.Rights;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Request;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.http.Verb;
import io.azurecredentials.server.vault.Audited;
import io.azurecredentials.server.vault.OwnTokens;
import io.azurecredentials.server.vault.Told;
import io.azurecredentials.server.vault.administration.Office;
import io.azurecredentials.server.vault.wire.LeaseEnvelope;
import io.azurecredentials.server.vault.wire.Refusals;
import io.azurecredentials.server.vault.wire.RoleName;
import io.azurecredentials.session.Presented;
import io.azurecredentials.session.Roles;
import io.azurecredentials.session.token.Grant;
import io.azurecredentials.session.token.Standing;
import io.azurecredentials.session.token.ValidToken;
import java.util.List;
import java.util.Optional;

/**
 * {@code azure/creds/:role}, for holders of login tokens.
 *
 * @param tokens that logins gave out
 * @param rights what RBAC lets their holders do
 * @param roles as they are now
 * @param draws makes and hands over what is drawn
 * @param audited writes down what was decided
 */
public record CredsPath(
        OwnTokens tokens, Rights rights, Roles roles, Draws draws, Audited audited) {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    /** The path. */
    public List<Route> routes() {
        return List.of(
                Route.at("v1/azure/creds/:role")
                        .on(Verb.READ, audited.of(Deed.DRAW, this::answer)));
    }

    private Told answer(Request request) {
        Optional<Sensitive> token = request.token();
        return token.isEmpty()
                ? denied("TokenMissing", Optional.empty())
                : switch (tokens.present(request.namespace(), token.get(), request.caller())) {
                    case Answer.Refused<Presented>(Problem problem) ->
                            failed(problem, Optional.empty());
                    case Answer.Given<Presented>(Presented.Invalid(Standing why, var grant)) ->
                            denied(Audited.word(why), grant);
                    case Answer.Given<Presented>(Presented.Valid(ValidToken valid)) ->
                            asked(request, valid);
                };
    }

    private Told asked(Request request, ValidToken token) {
        Optional<String> role = RoleName.of(request.variable("role"));
        Optional<Grant> grant = Optional.of(token.grant());
        Told told =
                role.isEmpty() ? denied("RoleName", grant) : allowed(request, token, role.get());
        return new Told(told.reply(), told.account().on("azureroles/" + role.orElse("")));
    }

    private Told allowed(Request request, ValidToken token, String role) {
        Optional<Grant> grant = Optional.of(token.grant());
        Caller caller = Office.caller(token.grant());
        Right use = new Right("use", "azureroles", request.namespace(), role);
        return switch (rights.has(caller, use)) {
            case Answer.Refused<Boolean>(Problem problem) -> failed(problem, grant);
            case Answer.Given<Boolean>(Boolean may) ->
                    may ? existing(request, token, role) : denied("RightMissing", grant);
        };
    }

    private Told existing(Request request, ValidToken token, String role) {
        Optional<Grant> grant = Optional.of(token.grant());
        return switch (roles.find(request.namespace(), role)) {
            case Answer.Refused<Optional<AzureRole>>(Problem problem) -> failed(problem, grant);
            case Answer.Given<Optional<AzureRole>>(var found) ->
                    found.isEmpty()
                            ? wrong("role '" + role + "' does not exist", "RoleNotFound", grant)
                            : drawn(request, token, role);
        };
    }

    /** What is drawn ends with its token, which is over once it is used up. */
    private Told drawn(Request request, ValidToken token, String role) {
        Optional<Grant> grant = Optional.of(token.grant());
        if (token.usesLeft().filter(it -> it == 0).isPresent()) {
            return wrong(
                    "Secret cannot be returned; token had one use left, so leased credentials were immediately revoked.",
                    "UsedUp",
                    grant);
        }
        return switch (draws.draw(Drawer.of(token), role, request.presence()::lasts)) {
            case Answer.Refused<Drawn>(Problem problem) -> failed(problem, grant);
            case Answer.Given<Drawn>(Drawn.Given(Lease lease, Text text)) ->
                    given(request, token, lease, text);
            case Answer.Given<Drawn>(Drawn.Refused(String sentence)) ->
                    wrong(sentence, "NotIssued", grant);
            case Answer.Given<Drawn>(Drawn.Over _) ->
                    new Told(
                            Refusals.unavailable(Optional.empty()),
                            Audited.of(Outcome.FAILED, "Over", grant));
            case Answer.Given<Drawn>(Drawn.Left _) ->
                    new Told(
                            Refusals.unavailable(Optional.empty()),
                            Audited.of(Outcome.FAILED, "CallerLeft", grant));
        };
    }

    private Told given(Request request, ValidToken token, Lease lease, Text text) {
        return new Told(
                Reply.json(
                        OK,
                        LeaseEnvelope.drawn(
                                request.id(),
                                lease.id().toString(),
                                lease.left(audited.now().get()),
                                text.clientID(),
                                text.clientSecret().reveal())),
                Audited.allowed(token));
    }

    private static Told wrong(String sentence, String reason, Optional<Grant> grant) {
        return new Told(
                Reply.error(BAD_REQUEST, sentence), Audited.of(Outcome.REFUSED, reason, grant));
    }

    private static Told denied(String reason, Optional<Grant> grant) {
        return new Told(Refusals.denied(), Audited.of(Outcome.REFUSED, reason, grant));
    }

    /** What time cannot fix is the operator's to fix, and no caller's. */
    private static Told failed(Problem problem, Optional<Grant> grant) {
        Account account = Audited.of(Outcome.FAILED, problem.reason().toString(), grant);
        return problem instanceof Problem.Retryable it
                ? new Told(Refusals.unavailable(it.retryAfter()), account)
                : new Told(Refusals.denied(), account);
    }
}
