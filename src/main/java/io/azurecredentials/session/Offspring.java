package io.azurecredentials.session;

import io.azurecredentials.session.token.ChildWish;
import io.azurecredentials.session.token.ValidToken;

/** What became of a wish for a child token. */
public sealed interface Offspring {

    /** It is there. */
    record Made(ValidToken token) implements Offspring {}

    /** There is none. */
    record Refused(ChildWish.Refusal why) implements Offspring {}
}
