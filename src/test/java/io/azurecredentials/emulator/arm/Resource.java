package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A resource and what is going on with it.
 *
 * @param body as it is printed once everything is done
 * @param done when the running operation ends; in the past if none runs
 * @param state what {@code provisioningState} says until then
 */
record Resource(ResourceId id, ObjectNode body, Instant done, String state) {

    /** A resource at rest. */
    static Resource settled(ResourceId id, ObjectNode body) {
        return new Resource(id, body, Instant.MIN, "Succeeded");
    }

    Resource busy(String what, Instant until) {
        return new Resource(id, body, until, what);
    }

    boolean isBusy(Instant now) {
        return now.isBefore(done);
    }

    boolean isGone(Instant now) {
        return state.equals("Deleting") && !isBusy(now);
    }

    /** The provisioning state at this instant. */
    String state(Instant now) {
        return isBusy(now) ? state : "Succeeded";
    }
}
