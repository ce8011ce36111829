package io.azurecredentials.server.vault.token;

import io.azurecredentials.audit.Account;
import io.azurecredentials.audit.Outcome;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.rbac.Right;
import io.azurecredentials.server.http.Request;
import io.azurecredentials.session.TokenName;
import io.azurecredentials.session.token.SessionReference;
import io.azurecredentials.session.token.ValidToken;
import java.util.Optional;

/**
 * Somebody wants something with a token that he names.
 *
 * @param session that the token has, or had, if it is one of ours
 */
record Attempt(
        Request request,
        Asker asker,
        Wish wish,
        Naming naming,
        TokenName name,
        Optional<SessionReference> session) {
    private static final String RESOURCE = "azuresessions";

    /** His own token, if that is what he wrote down. */
    Optional<ValidToken> own() {
        return asker.token()
                .filter(
                        it ->
                                name instanceof TokenName.Text(Sensitive text)
                                        && text.reveal().equals(it.text().reveal()));
    }

    /** Whether it is his own token, by whatever name. */
    boolean isOwn() {
        return own().isPresent() || (session.isPresent() && session.equals(asker.session()));
    }

    /** What RBAC has to let him do where it is not; what has no session is as good as all. */
    Right right() {
        String object = session.map(it -> it.id().name()).orElse("");
        return new Right(wish.verb(), RESOURCE, request.namespace(), object);
    }

    /** What is written down of it. */
    Account account(Outcome outcome, String reason) {
        Account account = asker.account(outcome, reason);
        return session.map(it -> account.on(RESOURCE + "/" + it.id().name())).orElse(account);
    }
}
