package io.azurecredentials.login;

import io.azurecredentials.base.Problem;
import io.azurecredentials.session.token.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is ruled about somebody at the door. */
public sealed interface Ruling {
    /**
     * He may come in.
     *
     * @param terms by which that was decided
     * @param subject who he is, and what of his whereabouts is proven
     * @param provenUntil when what he showed expires
     */
    record Admitted(Terms terms, Subject subject, Instant provenUntil) implements Ruling {}

    /**
     * He may not.
     *
     * @param kind what he is told of it
     * @param reason one word for the audit line, and for nobody else
     * @param retryAfter how long Azure asked to be left alone, if that is why
     * @param who it is, if that was proven
     */
    record Refused(Kind kind, String reason, Optional<Duration> retryAfter, Optional<Subject> who)
            implements Ruling {

        /** For no one's sake but the audit line's. */
        static Refused denied(Object reason, Optional<Subject> who) {
            return new Refused(Kind.DENIED, reason.toString(), Optional.empty(), who);
        }

        /** Only what time can fix is worth coming back for. */
        static Refused of(Problem problem, Optional<Subject> who) {
            return problem instanceof Problem.Retryable it
                    ? unavailable(it.reason(), it.retryAfter(), who)
                    : denied(problem.reason(), who);
        }

        static Refused unavailable(
                Object reason, Optional<Duration> retryAfter, Optional<Subject> who) {
            return new Refused(Kind.UNAVAILABLE, reason.toString(), retryAfter, who);
        }
    }

    /** What he is told. */
    enum Kind {
        /** What he showed is no token at all. */
        MALFORMED,
        /** No, and not why. */
        DENIED,
        /** Nobody can tell now. */
        UNAVAILABLE
    }
}
