package io.azurecredentials.rbac;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Sensitive;
import java.net.InetAddress;
import java.util.Optional;

/** Whose a bearer token of Kubernetes is. */
@FunctionalInterface
public interface Bearers {
    /**
     * Empty if it is nobody's, or was not made for us.
     *
     * @param peer who shows it: what he can have others do for him is bounded
     */
    Answer<Optional<Caller>> find(InetAddress peer, Sensitive token);
}
