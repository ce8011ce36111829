package io.azurecredentials.config;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.base.Problem;
import java.time.Instant;
import java.util.Optional;

/**
 * What came of looking after a config's root passwords once.
 *
 * @param config as it stands now
 * @param held the root in force now
 * @param next when it is replaced, if that is planned
 * @param problem what is in the way of that, if anything is
 * @param until when to look again
 * @param finished whether nothing is left and the config may go
 */
record Turn(
        AzureConfig config,
        Optional<Held> held,
        Optional<Instant> next,
        Optional<Problem> problem,
        Instant until,
        boolean finished) {}
