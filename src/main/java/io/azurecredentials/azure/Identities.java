package io.azurecredentials.azure;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Sensitive;

/** Whether somebody else's credential works. */
public interface Identities {

    /**
     * Fetches one token for Azure Resource Manager with the given credential: a real request with a
     * client of its own, so that no cache can answer.
     */
    Answer<Proof> prove(String appID, Sensitive password);

    /** What one try says. */
    enum Proof {
        /** Entra gave a token. */
        WORKS,
        /**
         * Entra does not know the password, the application or its service principal, which just
         * after their creation means that this replica has not heard of them yet (AADSTS7000215,
         * 700016, 7000229).
         */
        NOT_YET
    }
}
