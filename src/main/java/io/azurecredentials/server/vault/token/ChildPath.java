package io.azurecredentials.server.vault.token;

import io.azurecredentials.audit.Account;
import io.azurecredentials.audit.Deed;
import io.azurecredentials.audit.Outcome;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.server.http.Request;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.http.Verb;
import io.azurecredentials.server.vault.Audited;
import io.azurecredentials.server.vault.Told;
import io.azurecredentials.server.vault.Verdicts;
import io.azurecredentials.server.vault.wire.ChildBody;
import io.azurecredentials.server.vault.wire.Refusals;
import io.azurecredentials.server.vault.wire.Warnings;
import io.azurecredentials.session.Offspring;
import io.azurecredentials.session.token.ChildWish;
import io.azurecredentials.session.token.Session;
import io.azurecredentials.session.token.ValidToken;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * {@code auth/token/create}: whoever holds a login token makes a child of it. It speaks for the
 * same subject, never has more than its parent, and ends with it.
 *
 * @param askers know who asks
 * @param birth makes it
 * @param audited writes down what was decided
 */
public record ChildPath(
        Askers askers,
        BiFunction<ValidToken, ChildWish, Answer<Offspring>> birth,
        Audited audited) {
    /** The path. */
    public List<Route> routes() {
        return List.of(
                Route.at("v1/auth/token/create")
                        .on(Verb.WRITE, audited.of(Deed.CREATION, this::answer)));
    }

    /** A token of Kubernetes stands for nobody who logged in. */
    private Told answer(Request request) {
        return askers.known(
                request,
                asker ->
                        asker.token()
                                .map(it -> answer(request, asker, it))
                                .orElseGet(() -> Verdicts.denied("NoLoginToken", asker::account)));
    }

    private Told answer(Request request, Asker asker, ValidToken parent) {
        ChildBody body = ChildBody.read(request.body());
        return switch (birth.apply(parent, body.wish())) {
            case Answer.Refused<Offspring>(Problem problem) ->
                    Verdicts.failed(problem, asker::account);
            case Answer.Given<Offspring>(Offspring.Refused(ChildWish.Refusal why)) ->
                    refused(why, asker);
            case Answer.Given<Offspring>(Offspring.Made(ValidToken child)) ->
                    new Told(
                            audited.granted(request, child, warnings(body, child)),
                            account(asker, child));
        };
    }

    private static List<String> warnings(ChildBody body, ValidToken child) {
        Optional<Session> session = child.kept();
        return Stream.concat(
                        Warnings.ofCaps(session.map(body.wish()::caps).orElse(List.of())).stream(),
                        body.warnings().stream())
                .toList();
    }

    /** Whose child it is, and which session it has. */
    private static Account account(Asker asker, ValidToken child) {
        String object = child.reference().map(it -> it.id().name()).orElse("");
        return asker.account(Outcome.ALLOWED, "").on("azuresessions/" + object);
    }

    private static Told refused(ChildWish.Refusal why, Asker asker) {
        String reason = Audited.word(why);
        return switch (why) {
            case BATCH ->
                    Verdicts.wrong(
                            "batch tokens cannot create more tokens", reason, asker::account);
            case COUNTED ->
                    Verdicts.wrong(
                            "restricted use token cannot generate child tokens",
                            reason,
                            asker::account);
            case POLICIES ->
                    Verdicts.wrong(
                            "child policies must be subset of parent", reason, asker::account);
            case TOO_DEEP ->
                    Verdicts.wrong(
                            "the token has as many generations of parents as a token can have: create the child of an older one",
                            reason,
                            asker::account);
            case ENDED -> Verdicts.denied(reason, asker::account);
            case TOO_MANY ->
                    new Told(Refusals.tooMany(), asker.account(Outcome.REFUSED, "TooManySessions"));
        };
    }
}
