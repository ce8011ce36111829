package io.azurecredentials.session;

import io.azurecredentials.base.Sensitive;

/** What somebody calls a token by that he does not show as his own. It may be no token at all. */
public sealed interface TokenName {

    /** The token itself. */
    record Text(Sensitive token) implements TokenName {}

    /** Its accessor. */
    record Accessor(String text) implements TokenName {}
}
