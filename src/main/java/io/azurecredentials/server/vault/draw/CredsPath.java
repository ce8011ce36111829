package io.azurecredentials.server.vault.draw;

import static io.azurecredentials.server.vault.draw.Answers.failed;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.audit.Account;
import io.azurecredentials.audit.Deed;
import io.azurecredentials.audit.Outcome;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.draw.Drawer;
import io.azurecredentials.draw.Drawn;
import io.azurecredentials.draw.Draws;
import io.azurecredentials.draw.Lease;
import io.azurecredentials.draw.Text;
import io.azurecredentials.rbac.BearerToken;
import io.azurecredentials.rbac.Right;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Request;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.http.Verb;
import io.azurecredentials.server.vault.Told;
import io.azurecredentials.server.vault.administration.Asked;
import io.azurecredentials.server.vault.administration.Office;
import io.azurecredentials.server.vault.wire.LeaseEnvelope;
import io.azurecredentials.server.vault.wire.Refusals;
import io.azurecredentials.server.vault.wire.RoleName;
import io.azurecredentials.session.Roles;
import io.azurecredentials.session.token.ValidToken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code azure/creds/:role}, for holders of login tokens, and of Kubernetes' tokens that were made
 * for us.
 *
 * @param office knows who asks, and what RBAC lets him do
 * @param roles as they are now
 * @param draws makes and hands over what is drawn
 * @param now the time
 */
public record CredsPath(Office office, Roles roles, Draws draws, Supplier<Instant> now) {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final String RESOURCE = "azureroles";

    /** The path. */
    public List<Route> routes() {
        return List.of(
                Route.at("v1/azure/creds/:role")
                        .on(Verb.READ, office.audited(Deed.DRAW, this::answer)));
    }

    private Told answer(Asked asked) {
        Optional<String> role = RoleName.of(asked.request().variable("role"));
        Told told = role.map(it -> allowed(asked, it)).orElseGet(() -> denied("RoleName"));
        return new Told(told.reply(), told.account().on(RESOURCE + "/" + role.orElse("")));
    }

    private Told allowed(Asked asked, String role) {
        Right use = new Right("use", RESOURCE, asked.request().namespace(), role);
        return office.refusal(asked, List.of(use)).orElseGet(() -> existing(asked, role));
    }

    private Told existing(Asked asked, String role) {
        return switch (roles.find(asked.request().namespace(), role)) {
            case Answer.Refused<Optional<AzureRole>>(Problem problem) -> failed(problem);
            case Answer.Given<Optional<AzureRole>>(var found) ->
                    found.isEmpty()
                            ? wrong("role '" + role + "' does not exist", "RoleNotFound")
                            : usable(asked, role);
        };
    }

    /** What is drawn ends with its token, which is over once it is used up. */
    private Told usable(Asked asked, String role) {
        if (asked.login().flatMap(ValidToken::usesLeft).filter(it -> it == 0).isPresent()) {
            return wrong(
                    "Secret cannot be returned; token had one use left, so leased credentials were immediately revoked.",
                    "UsedUp");
        }
        return asked.login()
                .map(Drawer::of)
                .or(() -> bearer(asked))
                .map(it -> drawn(asked.request(), it, role))
                .orElseGet(() -> denied("TokenEndless"));
    }

    /** What never ends would have what is drawn with it live for ever. */
    private static Optional<Drawer> bearer(Asked asked) {
        return asked.request()
                .token()
                .flatMap(BearerToken::of)
                .map(it -> Drawer.of(asked.request().namespace(), asked.caller(), it));
    }

    private Told drawn(Request request, Drawer drawer, String role) {
        return switch (draws.draw(drawer, role, request.presence()::lasts)) {
            case Answer.Refused<Drawn>(Problem problem) -> failed(problem);
            case Answer.Given<Drawn>(Drawn.Given(Lease lease, Text text)) ->
                    given(request, lease, text);
            case Answer.Given<Drawn>(Drawn.Refused(String sentence)) ->
                    wrong(sentence, "NotIssued");
            case Answer.Given<Drawn>(Drawn.Full _) -> full();
            case Answer.Given<Drawn>(Drawn.Over _) -> none("Over");
            case Answer.Given<Drawn>(Drawn.TooMany _) ->
                    new Told(Refusals.tooManyLeases(), Account.of(Outcome.REFUSED, "TooManyDraws"));
            case Answer.Given<Drawn>(Drawn.Left _) -> none("CallerLeft");
        };
    }

    private Told given(Request request, Lease lease, Text text) {
        Reply reply =
                Reply.json(
                        OK,
                        LeaseEnvelope.drawn(
                                request.id(),
                                lease.id().toString(),
                                lease.left(now.get()),
                                text.clientID(),
                                text.clientSecret().reveal()));
        return new Told(
                reply.orElse(() -> draws.lost(lease, request.namespace())),
                Account.of(Outcome.ALLOWED, ""));
    }

    private static Told full() {
        return new Told(
                Refusals.tooMany(
                        "a ResourceQuota of the namespace allows no more AzureCredentials: revoke leases that are not needed, or have it raised"),
                Account.of(Outcome.REFUSED, "QuotaExceeded"));
    }

    private static Told none(String reason) {
        return new Told(Refusals.unavailable(Optional.empty()), Account.of(Outcome.FAILED, reason));
    }

    private static Told wrong(String sentence, String reason) {
        return new Told(Reply.error(BAD_REQUEST, sentence), Account.of(Outcome.REFUSED, reason));
    }

    private static Told denied(String reason) {
        return new Told(Refusals.denied(), Account.of(Outcome.REFUSED, reason));
    }
}
