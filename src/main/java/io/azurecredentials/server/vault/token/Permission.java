package io.azurecredentials.server.vault.token;

import io.azurecredentials.base.Answer;
import io.azurecredentials.rbac.Rights;
import io.azurecredentials.server.vault.OtherTokens;
import io.azurecredentials.session.token.KnownToken;
import io.azurecredentials.session.token.SessionReference;
import java.util.Optional;

/**
 * Who may do something to a token: its holder, the holder of one whose child it is, and whoever
 * RBAC lets do the same to its AzureSession. An accessor is no permission.
 *
 * @param others tells whose child a token is
 * @param rights what RBAC lets somebody do
 */
record Permission(OtherTokens others, Rights rights) {

    /**
     * Whether he may.
     *
     * @param found what he named, if it is there
     */
    Answer<Boolean> of(Attempt attempt, Optional<KnownToken> found) {
        return attempt.isOwn()
                ? Answer.given(true)
                : isParent(attempt, found)
                        .then(
                                parent ->
                                        parent
                                                ? Answer.given(true)
                                                : rights.has(
                                                        attempt.asker().caller(), attempt.right()));
    }

    private Answer<Boolean> isParent(Attempt attempt, Optional<KnownToken> found) {
        Optional<SessionReference> session = attempt.asker().session();
        return found.isPresent() && session.isPresent()
                ? others.descends(found.get(), session.get())
                : Answer.given(false);
    }
}
