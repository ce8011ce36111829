package io.azurecredentials.session;

/** What became of a wish to revoke a token. */
public enum Revocation {
    /** It is over, and its children with it. */
    REVOKED,
    /** Nothing is kept of it that could be ended (Vault: batch tokens cannot be revoked). */
    BATCH
}
