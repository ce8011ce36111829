package io.azurecredentials.rbac;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Sensitive;
import java.util.Optional;

/** Whose a bearer token of Kubernetes is. */
@FunctionalInterface
public interface Bearers {
    /** Empty if it is nobody's, or was not made for us. */
    Answer<Optional<Caller>> find(Sensitive token);
}
