package io.azurecredentials.server.vault;

import io.azurecredentials.audit.Account;
import io.azurecredentials.audit.Outcome;
import io.azurecredentials.base.Problem;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.vault.wire.Refusals;
import io.azurecredentials.session.Renewal;

/** What those are told whose wish is not granted, and what is written down of it. */
public final class Verdicts {
    private static final int BAD_REQUEST = 400;

    private Verdicts() {}

    /** Of whom it is written down. */
    @FunctionalInterface
    public interface About {
        /** The account of what became of his wish. */
        Account account(Outcome outcome, String reason);
    }

    /** He can mend it. */
    public static Told wrong(String sentence, String reason, About about) {
        return new Told(Reply.error(BAD_REQUEST, sentence), about.account(Outcome.REFUSED, reason));
    }

    /** He is told nothing more. */
    public static Told denied(String reason, About about) {
        return new Told(Refusals.denied(), about.account(Outcome.REFUSED, reason));
    }

    /** What time cannot fix is the operator's to fix, and no caller's. */
    public static Told failed(Problem problem, About about) {
        String reason = problem.reason().toString();
        return problem instanceof Problem.Retryable it
                ? new Told(
                        Refusals.unavailable(it.retryAfter()),
                        about.account(Outcome.FAILED, reason))
                : denied(reason, about);
    }

    /** A token is not renewed. */
    public static Told notRenewed(Renewal.Why why, About about) {
        String reason = Audited.word(why);
        return switch (why) {
            case BATCH -> wrong("batch tokens cannot be renewed", reason, about);
            case NOT_RENEWABLE -> wrong("lease is not renewable", reason, about);
            case PAST_MAX_TTL -> wrong("past the max TTL, cannot renew", reason, about);
            case NOT_ADMITTED, ENDED -> denied(reason, about);
        };
    }

    /** A token of which nothing is kept is not revoked. */
    public static Told batchNotRevoked(About about) {
        return wrong("batch tokens cannot be revoked", "Batch", about);
    }
}
