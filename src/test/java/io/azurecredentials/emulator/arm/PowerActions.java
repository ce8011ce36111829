package io.azurecredentials.emulator.arm;

import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.http.Unmodelled;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * {@code POST {machine}/start} and its like, for machines and scale sets: answered at once, done
 * ten seconds later. From Compute's REST reference of "Virtual Machines" and "Virtual Machine Scale
 * Sets"; what the other actions do is not modelled.
 */
record PowerActions(MachineType type) {

    /** The power state that each action leaves behind; empty if it leaves the old one. */
    private static final Map<String, String> STATES =
            Map.of(
                    "start", "running",
                    "restart", "running",
                    "redeploy", "running",
                    "reapply", "",
                    "poweroff", "stopped",
                    "deallocate", "deallocated");

    private static final Duration WORK = Duration.ofSeconds(10);

    Response act(ArmCall call) {
        String action = call.variable("action");
        String state = STATES.get(action.toLowerCase(Locale.ROOT));
        if (state == null) {
            throw new Unmodelled("the action " + action);
        }
        ResourceId id = type.id(call, call.variable("name"));
        ResourceCalls.demand(call, id, action + "/action");
        Resource found = ResourceCalls.existing(call, id);
        Instant done = call.now().plus(WORK);
        call.tenant().resources().put(found.busy("Updating", done));
        if (!state.isEmpty()) {
            call.tenant().resources().power(id, state);
        }
        String location = found.body().path("location").asText();
        return Running.accepted(Running.operation(done, call, MachineType.NAMESPACE, location));
    }
}
