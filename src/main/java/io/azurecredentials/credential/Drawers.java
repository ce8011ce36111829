package io.azurecredentials.credential;

import io.azurecredentials.api.v1alpha1.DrawnBy;
import io.azurecredentials.base.Answer;
import java.time.Instant;
import java.util.Optional;

/** How long those live who drew something over HTTP: tokens, and the sessions of tokens. */
@FunctionalInterface
public interface Drawers {

    /**
     * When it ends as things are now; empty if it is gone already.
     *
     * @param namespace of what was drawn
     */
    Answer<Optional<Instant>> end(String namespace, DrawnBy drawer);
}
