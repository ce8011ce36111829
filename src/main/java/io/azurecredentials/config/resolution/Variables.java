package io.azurecredentials.config.resolution;

import io.azurecredentials.base.Sensitive;
import java.util.Optional;

/**
 * What the operator's pod says about Azure, as it stands in its environment.
 *
 * @param hasToken whether it has a federated token
 */
public record Variables(
        Optional<String> tenantID,
        Optional<String> subscriptionID,
        Optional<String> environment,
        Optional<String> clientID,
        Optional<Sensitive> clientSecret,
        boolean hasToken) {

    /** Nothing. */
    public static final Variables NONE =
            new Variables(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false);
}
