package io.azurecredentials.cluster.token;

import java.util.List;
import java.util.Optional;

/** Finds out whose a bearer token is. */
public interface TokenAuthenticator {

    /**
     * Who a token is; empty if it is nobody's that this one knows.
     *
     * @param audiences that it is to be for one of, never none
     */
    Optional<Holder> holder(String token, List<String> audiences);
}
