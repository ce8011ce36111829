package io.azurecredentials.server.vault.token;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.server.vault.OtherTokens;
import io.azurecredentials.server.vault.OurTokens;
import io.azurecredentials.server.vault.OwnTokens;
import io.azurecredentials.session.Presented;
import io.azurecredentials.session.Renewal;
import io.azurecredentials.session.Revocation;
import io.azurecredentials.session.TokenName;
import io.azurecredentials.session.Tokens;
import io.azurecredentials.session.token.KnownToken;
import io.azurecredentials.session.token.SessionReference;
import io.azurecredentials.session.token.TokenRules.Kind;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/** The tokens of a cluster whose roles admit everybody again. */
record Admitting(Tokens tokens) implements OwnTokens, OtherTokens {
    @Override
    public Answer<Presented> present(String namespace, Sensitive token, InetAddress caller) {
        return tokens.present(namespace, token, caller);
    }

    @Override
    public Answer<Renewal> renew(
            KnownToken token, Optional<Duration> increment, InetAddress caller) {
        return tokens.renew(
                token,
                increment,
                (_, _) -> Answer.given(Optional.of(OurTokens.rules(Kind.SERVICE))));
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
}
