package io.azurecredentials.session;

import io.azurecredentials.session.token.Grant;
import io.azurecredentials.session.token.Standing;
import io.azurecredentials.session.token.ValidToken;
import java.util.Optional;

/** What a token that somebody presented is worth now. */
public sealed interface Presented {

    /** It is good, and was used once more. */
    record Valid(ValidToken token) implements Presented {}

    /**
     * It is worth nothing, which is all that may be said to whoever presented it.
     *
     * @param why for the audit line; never {@link Standing#GOOD}
     * @param grant what it was once good for, if that is known
     */
    record Invalid(Standing why, Optional<Grant> grant) implements Presented {}
}
