package io.azurecredentials.login.lookup;

import io.azurecredentials.base.Answer;
import io.azurecredentials.login.jwt.Principal;
import io.azurecredentials.login.policy.Facts;
import io.azurecredentials.login.policy.Need;

/** Where facts come from. */
@FunctionalInterface
public interface Source {
    /**
     * Asks once, and waits for nothing but the answer.
     *
     * @return that fact and no other; that there is no such thing is one
     */
    Answer<Facts> ask(Principal whose, Need need);
}
