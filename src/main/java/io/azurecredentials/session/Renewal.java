package io.azurecredentials.session;

import io.azurecredentials.session.token.Cap;
import io.azurecredentials.session.token.KnownToken;
import java.util.List;

/** What became of a wish to renew a token. */
public sealed interface Renewal {

    /**
     * It lives on, as it says.
     *
     * @param caps why not as long as was wanted
     */
    record Renewed(KnownToken token, List<Cap> caps) implements Renewal {
        public Renewed {
            caps = List.copyOf(caps);
        }
    }

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
        /** Its role does not admit its subject any more, or not from where he asks. */
        NOT_ADMITTED,
        /**
         * It ended meanwhile, as by this very use of it. (Vault: token not found, with 400; but
         * clients log in again when they are told 403.)
         */
        ENDED
    }
}
