package io.azurecredentials.login;

import io.azurecredentials.base.Reason;
import io.azurecredentials.login.jwt.Refusal;
import java.util.Optional;

/** What they are told who ask for a role that nobody can log in for. */
final class TurnedAway {
    private TurnedAway() {}

    /**
     * What is told of a role that does not exist, or that nobody can log in for, is what is told of
     * another one, but that nobody gets in; only the audit line knows better.
     */
    static Ruling like(Ruling other, Reason why) {
        return switch (other) {
            case Ruling.Admitted(_, var who, _) -> Ruling.Refused.denied(why, Optional.of(who));
            case Ruling.Refused(var kind, _, var retryAfter, var who)
                    when kind != Ruling.Kind.MALFORMED ->
                    new Ruling.Refused(kind, why.toString(), retryAfter, who);
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
