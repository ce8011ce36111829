package io.azurecredentials.emulator.entra;

import io.azurecredentials.emulator.directory.Quirks;
import io.azurecredentials.emulator.world.Quirk;
import java.time.Instant;
import java.util.Map;

/**
 * Which assertions have been used, if Entra remembers them. RFC 7523 section 3 lets a server
 * remember {@code jti}; whether Entra does is unconfirmed.
 *
 * @param used identifiers of assertions, with the end of each
 */
record Replays(Map<String, Instant> used, Quirks quirks, Instant now) {

    /** Refuses a second use, and takes note of the first. */
    void demandFirst(String appID, Assertion assertion) {
        if (!quirks.is(Quirk.ASSERTIONS_COUNT_ONCE)) {
            return;
        }
        used.values().removeIf(end -> end.isBefore(now));
        Instant end = Instant.ofEpochSecond(assertion.claims().path("exp").asLong());
        if (used.putIfAbsent(appID + "/" + assertion.text("jti"), end) != null) {
            throw AssertionRefusals.replayed();
        }
    }
}
