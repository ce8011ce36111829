package io.azurecredentials.server.vault.administration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.administration.change.Place;
import io.azurecredentials.administration.change.Written;
import io.azurecredentials.audit.Account;
import io.azurecredentials.audit.Outcome;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.vault.Told;
import io.azurecredentials.server.vault.wire.Envelope;
import java.util.List;
import java.util.Optional;

/** What those are told who administer. */
final class Answers {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    /** Type of both mounts. */
    private static final String MOUNT = "azure";

    private Answers() {}

    /** Here it is. */
    static Told shown(Asked asked, ObjectNode data) {
        return new Told(
                Reply.json(
                        OK, Envelope.of(asked.request().id(), Optional.of(data), List.of(), MOUNT)),
                Account.of(Outcome.ALLOWED, ""));
    }

    /** Vault says no more of what is not there. */
    static Told missing() {
        return new Told(Reply.error(NOT_FOUND), Account.of(Outcome.REFUSED, "NotFound"));
    }

    /** It is done. */
    static Told done(Asked asked, Place place, List<String> warnings) {
        Reply reply =
                warnings.isEmpty()
                        ? Reply.empty()
                        : Reply.json(
                                OK,
                                Envelope.of(
                                        asked.request().id(), Optional.empty(), warnings, MOUNT));
        return new Told(reply, on(place, Account.of(Outcome.ALLOWED, "")));
    }

    /** The caller can mend it. */
    static Told wrong(Place place, String reason, String... sentences) {
        return new Told(
                Reply.error(BAD_REQUEST, sentences),
                on(place, Account.of(Outcome.REFUSED, reason)));
    }

    /**
     * What a write led to; empty if it has to be thought over again.
     *
     * @param done what is said if it was done
     */
    static Optional<Told> of(Written written, Place place, Told done) {
        return switch (written) {
            case Written.Done _ -> Optional.of(done);
            case Written.Stale _ -> Optional.empty();
            case Written.Invalid(List<String> sentences) ->
                    Optional.of(wrong(place, "Invalid", sentences.toArray(String[]::new)));
            case Written.Failed(var problem) -> Optional.of(Office.failed(problem, name(place)));
        };
    }

    static String name(Place place) {
        return place.kind().plural() + "/" + place.name();
    }

    private static Account on(Place place, Account account) {
        return account.on(name(place));
    }
}
