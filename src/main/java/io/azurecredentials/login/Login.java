package io.azurecredentials.login;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.session.Issued;
import io.azurecredentials.session.token.RoleID;
import io.azurecredentials.session.token.Subject;
import io.azurecredentials.session.token.TokenRules;
import io.azurecredentials.session.token.ValidToken;
import java.util.Optional;

/** Lets somebody in and gives him a token; of whom it does not let in nothing is left. */
public final class Login {
    private final Gatekeeper gatekeeper;
    private final Issuer issuer;

    /** Makes tokens. */
    @FunctionalInterface
    public interface Issuer {
        /** Issues a token; if it is refused, there is none. */
        Answer<Issued> issue(RoleID role, Subject subject, TokenRules rules);
    }

    /** What became of a login. */
    public sealed interface Outcome {
        /** He is in, with this. */
        record In(ValidToken token) implements Outcome {}

        /** He is not. */
        record Out(Ruling.Refused ruling) implements Outcome {}

        /** He may, but has as many tokens of the role as anybody may have. */
        record Full(Subject who) implements Outcome {}
    }

    /** Nothing is asked yet. */
    public Login(Gatekeeper gatekeeper, Issuer issuer) {
        this.gatekeeper = gatekeeper;
        this.issuer = issuer;
    }

    /** Somebody logs in. */
    public Outcome login(Attempt attempt) {
        return switch (gatekeeper.admit(attempt)) {
            case Ruling.Refused refused -> new Outcome.Out(refused);
            case Ruling.Admitted admitted -> issue(admitted);
        };
    }

    private Outcome issue(Ruling.Admitted admitted) {
        Terms terms = admitted.terms();
        Subject subject = admitted.subject();
        return switch (issuer.issue(terms.role(), subject, terms.rules().token())) {
            case Answer.Given<Issued>(Issued.Made(ValidToken token)) -> new Outcome.In(token);
            case Answer.Given<Issued>(Issued.TooMany _) -> new Outcome.Full(subject);
            case Answer.Refused<Issued>(Problem problem) ->
                    new Outcome.Out(Ruling.Refused.of(problem, Optional.of(subject)));
        };
    }
}
