package io.azurecredentials.config.rotation;

import io.azurecredentials.base.Problem;
import java.time.Instant;

/**
 * Azure refused a step.
 *
 * @param until when it is tried again
 */
public record Refusal(Problem problem, Instant until) {}
