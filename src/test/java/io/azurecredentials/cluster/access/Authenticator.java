package io.azurecredentials.cluster.access;

import java.util.function.UnaryOperator;

/** Finds out who sends a request. */
public interface Authenticator {

    /**
     * The sender of a request with these headers; the argument answers a header's name with its
     * value, or with an empty text.
     *
     * @throws io.azurecredentials.cluster.failure.ApiException 401 if it cannot be found out
     */
    User authenticate(UnaryOperator<String> header);

    /** Takes everyone for an administrator. */
    Authenticator EVERYONE_ADMINISTRATES = header -> User.ADMINISTRATOR;
}
