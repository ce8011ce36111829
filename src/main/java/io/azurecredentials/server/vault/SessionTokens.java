package io.azurecredentials.server.vault;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.login.Gatekeeper;
import io.azurecredentials.login.Ruling;
import io.azurecredentials.session.Presented;
import io.azurecredentials.session.Renewal;
import io.azurecredentials.session.Revocation;
import io.azurecredentials.session.TokenName;
import io.azurecredentials.session.Tokens;
import io.azurecredentials.session.token.KnownToken;
import io.azurecredentials.session.token.RoleID;
import io.azurecredentials.session.token.SessionReference;
import io.azurecredentials.session.token.Subject;
import io.azurecredentials.session.token.TokenRules;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tokens of this cluster, whichever replica gave them out.
 *
 * @param tokens what they are worth
 * @param gatekeeper says at each renewal whether its holder would still be let in
 */
public record SessionTokens(Tokens tokens, Gatekeeper gatekeeper)
        implements OwnTokens, OtherTokens {

    @Override
    public Answer<Presented> present(String namespace, Sensitive token, InetAddress caller) {
        return tokens.present(namespace, token, caller);
    }

    @Override
    public Answer<Renewal> renew(
            KnownToken token, Optional<Duration> increment, InetAddress caller) {
        return tokens.renew(token, increment, (role, subject) -> readmitted(role, subject, caller));
    }

    @Override
    public Answer<Revocation> revoke(KnownToken token) {
        return tokens.revoke(token);
    }

    @Override
    public Optional<SessionReference> reference(TokenName name) {
        return tokens.reference(name);
    }

    @Override
    public Answer<Optional<KnownToken>> find(String namespace, TokenName name) {
        return tokens.find(namespace, name);
    }

    @Override
    public Answer<Boolean> descends(KnownToken token, SessionReference from) {
        return tokens.descends(token, from);
    }

    private Answer<Optional<TokenRules>> readmitted(
            RoleID role, Subject subject, InetAddress caller) {
        return switch (gatekeeper.readmit(role, subject, caller)) {
            case Ruling.Admitted admitted ->
                    Answer.given(Optional.of(admitted.terms().rules().token()));
            case Ruling.Refused refused ->
                    refused.kind() == Ruling.Kind.UNAVAILABLE
                            ? Answer.refused(
                                    new Problem.Retryable(
                                            reason(refused),
                                            "Nobody can tell whether he may stay; try again.",
                                            refused.retryAfter()))
                            : Answer.given(Optional.empty());
        };
    }

    /** The word that stands for it in an audit line, if it is one of those that problems have. */
    private static Reason reason(Ruling.Refused refused) {
        return Stream.of(Reason.values())
                .filter(it -> it.toString().equals(refused.reason()))
                .findFirst()
                .orElse(Reason.ROLE_NOT_READY);
    }
}
