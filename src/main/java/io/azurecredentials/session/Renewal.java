package io.azurecredentials.session;

import io.azurecredentials.session.token.ValidToken;

/** What became of a wish to renew a token. */
public sealed interface Renewal {

    /** It lives on, as it says. */
    record Renewed(ValidToken token) implements Renewal {}

    /** It lives as long as it did. */
    record Refused(Why why) implements Renewal {}

    /** Why a token is not renewed. */
    enum Why {
        /** Nothing is kept of it that could be renewed (Vault: batch tokens cannot be renewed). */
        BATCH,
        /** It was made so (Vault: lease is not renewable). */
        NOT_RENEWABLE,
        /** It has lived as long as it may (Vault: past the max TTL, cannot renew). */
        PAST_MAX_TTL,
        /** Its role does not admit its subject any more. */
        NOT_ADMITTED,
        /** It ended meanwhile, as by this very use of it. */
        ENDED
    }
}
