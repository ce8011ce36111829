package io.azurecredentials.audit;

import java.time.Duration;
import java.time.Instant;

/**
 * What one line tells.
 *
 * @param at when it was decided
 * @param deed what was wanted
 * @param request id of the request, which the caller is told with a defect
 * @param caller the address that it came from
 * @param namespace that it was about
 * @param account how it was decided
 * @param took how long it took to decide
 */
public record Entry(
        Instant at,
        Deed deed,
        String request,
        String caller,
        String namespace,
        Account account,
        Duration took) {}
