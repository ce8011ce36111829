package io.azurecredentials.server.vault.document;

import io.azurecredentials.administration.change.Spec;
import io.azurecredentials.base.Sensitive;
import java.util.List;
import java.util.Optional;

/**
 * What a write leads to.
 *
 * @param spec as it is to be
 * @param secret the password that is to be kept
 * @param warnings of what was not taken, or not so
 */
public record Draft(Spec spec, Optional<Sensitive> secret, List<String> warnings) {
    public Draft {
        warnings = List.copyOf(warnings);
    }
}
