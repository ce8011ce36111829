package io.azurecredentials.session.token;

import io.azurecredentials.base.Sensitive;

/** A token that we made, of either kind; whether it is good is another question. */
public sealed interface Token permits ServiceToken, BatchToken {

    /** The key that sealed it. */
    TokenKey key();

    /** The token itself. */
    Sensitive text();

    /** What may be written down of it; nobody can make the token from it. */
    String digest();
}
