package io.azurecredentials.config.rotation;

import io.azurecredentials.base.Problem;
import java.time.Duration;
import java.util.Optional;

/**
 * What people want of the root.
 *
 * @param plan when it is replaced by itself
 * @param grace how long the one that was replaced still works
 * @param request the last request to replace it, handled or not
 * @param suspended whether somebody asked for nothing new to be made
 * @param obstacle what keeps it from being replaced, if anything does
 * @param parting whether the config goes and nothing depends on it any more
 * @param abandoned whether somebody asked for everything to be left in Azure then
 */
public record Asked(
        Plan plan,
        Duration grace,
        Optional<String> request,
        boolean suspended,
        Optional<Problem> obstacle,
        boolean parting,
        boolean abandoned) {}
