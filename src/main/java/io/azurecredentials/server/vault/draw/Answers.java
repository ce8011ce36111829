package io.azurecredentials.server.vault.draw;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.audit.Account;
import io.azurecredentials.audit.Outcome;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.json.Json;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Request;
import io.azurecredentials.server.vault.Told;
import io.azurecredentials.server.vault.administration.Office;
import io.azurecredentials.server.vault.wire.Fields;
import java.util.Map;
import java.util.Optional;

/** What those are told who have to do with leases. */
final class Answers {
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private Answers() {}

    static Told json(ObjectNode body) {
        return new Told(Reply.json(OK, body), Account.of(Outcome.ALLOWED, ""));
    }

    /** It is done, or was before. */
    static Told done() {
        return new Told(Reply.empty(), Account.of(Outcome.ALLOWED, ""));
    }

    /**
     * What ends somebody's leases: nothing takes that back, whether or not it took long. Clients
     * take any other than 204 for an error, so that none is told who did not ask for it.
     */
    static Told ended(boolean waits, Answer<Boolean> ended) {
        return switch (ended) {
            case Answer.Refused<Boolean>(Problem problem) -> failed(problem);
            case Answer.Given<Boolean> _ -> waits ? done() : accepted();
        };
    }

    private static Told accepted() {
        return new Told(
                new Reply(ACCEPTED, Optional.empty(), Map.of()), Account.of(Outcome.ALLOWED, ""));
    }

    /** The caller can mend it. */
    static Told wrong(String sentence) {
        return new Told(
                Reply.error(BAD_REQUEST, sentence), Account.of(Outcome.REFUSED, "Malformed"));
    }

    /** Vault says no more of a list without entries. */
    static Told none() {
        return new Told(Reply.error(NOT_FOUND), Account.of(Outcome.REFUSED, "NotFound"));
    }

    static Told failed(Problem problem) {
        return Office.failed(problem, "");
    }

    /** Whether the caller wants to be told when it is done, which he does unless he says no. */
    static boolean waits(Request request) {
        Json sync = Fields.of(request).members().values().get("sync");
        return !(sync instanceof Json.Flag(boolean waits) && !waits)
                && !(sync instanceof Json.Text(String text) && text.equals("false"));
    }
}
