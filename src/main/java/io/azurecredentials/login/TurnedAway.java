package io.azurecredentials.login;

import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.login.jwt.Expected;
import io.azurecredentials.login.jwt.Keys;
import io.azurecredentials.login.jwt.Refusal;
import io.azurecredentials.login.jwt.TokenVerifier;
import io.azurecredentials.login.jwt.TokenVersion;
import io.azurecredentials.login.jwt.Verdict;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What they are told who ask for a role that nobody can log in for. */
final class TurnedAway {
    /** Nobody's: no token names such an issuer, and there is no key for it. */
    private static final TokenVerifier NOBODYS =
            new TokenVerifier(
                    new Expected(
                            "nobody",
                            "https://nobody.invalid/v1",
                            "https://nobody.invalid/v2",
                            Set.of(TokenVersion.values()),
                            Set.of("https://nobody.invalid/"),
                            false,
                            Optional.empty()));

    private TurnedAway() {}

    /** What is no token is told so, whether or not there is the role. */
    static Ruling because(Problem problem, Attempt attempt, Instant now) {
        Keys none = (_, _) -> new Keys.Lookup.Unknown();
        Verdict verdict = NOBODYS.verify(attempt.jwt(), none, now);
        return verdict instanceof Verdict.Refused(Refusal refusal)
                        && refusal.kind() == Refusal.Kind.SHAPE
                ? of(refusal)
                : Ruling.Refused.of(problem, Optional.empty());
    }

    /**
     * What is told of a role that does not exist is what is told of another one, but that nobody
     * gets in; only the audit line knows better.
     */
    static Ruling like(Ruling other) {
        return switch (other) {
            case Ruling.Admitted(_, var who, _) ->
                    Ruling.Refused.denied(Reason.ROLE_NOT_FOUND, Optional.of(who));
            case Ruling.Refused(var kind, _, var retryAfter, var who)
                    when kind != Ruling.Kind.MALFORMED ->
                    new Ruling.Refused(kind, Reason.ROLE_NOT_FOUND.toString(), retryAfter, who);
            case Ruling.Refused malformed -> malformed;
        };
    }

    /** Of a token that is not taken. */
    static Ruling of(Refusal refusal) {
        Ruling.Kind kind =
                switch (refusal.kind()) {
                    case SHAPE -> Ruling.Kind.MALFORMED;
                    case DENIED -> Ruling.Kind.DENIED;
                    case UNAVAILABLE -> Ruling.Kind.UNAVAILABLE;
                };
        return new Ruling.Refused(kind, refusal.toString(), Optional.empty(), Optional.empty());
    }
}
