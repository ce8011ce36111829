package io.azurecredentials.session;

import io.azurecredentials.base.Answer;
import io.azurecredentials.session.token.RoleID;
import io.azurecredentials.session.token.Subject;
import io.azurecredentials.session.token.TokenRules;
import java.util.Optional;

/** Decides again about somebody who logged in before, as is done at every renewal. */
@FunctionalInterface
public interface Readmission {

    /**
     * What the role says about tokens now.
     *
     * @return empty if it no longer admits him, or not from where he asks
     */
    Answer<Optional<TokenRules>> rules(RoleID role, Subject subject);
}
