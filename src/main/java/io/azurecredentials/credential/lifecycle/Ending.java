package io.azurecredentials.credential.lifecycle;

import io.azurecredentials.base.Reason;
import java.time.Instant;

/**
 * That a lease ended for good.
 *
 * @param at when that was written down
 * @param why the reason that its conditions name from then on
 */
public record Ending(Instant at, Reason why) {}
