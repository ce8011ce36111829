package io.azurecredentials.session;

import io.azurecredentials.session.token.ValidToken;

/** What became of a wish for a token. */
public sealed interface Issued {

    /** It is there. */
    record Made(ValidToken token) implements Issued {}

    /** There is none: its subject has as many sessions of the role as anybody may have. */
    record TooMany() implements Issued {}
}
