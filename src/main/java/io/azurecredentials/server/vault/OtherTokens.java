package io.azurecredentials.server.vault;

import io.azurecredentials.base.Answer;
import io.azurecredentials.session.TokenName;
import io.azurecredentials.session.token.KnownToken;
import io.azurecredentials.session.token.SessionReference;
import java.util.Optional;

/** Tokens that somebody names, rather than showing them as his own. */
public interface OtherTokens {
    /** The session that a token of ours has, or had, in whatever namespace; nobody is asked. */
    Optional<SessionReference> reference(TokenName name);

    /** The token of that name, if it is one of the namespace and good; no use of it. */
    Answer<Optional<KnownToken>> find(String namespace, TokenName name);

    /** Whether a token is a child of that session's, or of one of its children. */
    Answer<Boolean> descends(KnownToken token, SessionReference from);
}
