package io.azurecredentials.session.token;

/** What a seal is made for; a seal for one thing is worth nothing for another. */
public enum Purpose {
    /** The seal at the end of a service token. */
    SERVICE_TOKEN,
    /** The seal at the end of a batch token. */
    BATCH_TOKEN,
    /** The seal at the end of an accessor. */
    ACCESSOR,
    /** What a session stores of its token. */
    TOKEN_DIGEST,
    /** The seal on all of a session that grants anything. */
    SESSION,
    /** What an audit line says of a token or an accessor. */
    AUDIT
}
