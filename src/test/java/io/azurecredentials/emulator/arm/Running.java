package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.Timestamps;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Response;
import java.time.Instant;

/** Operations that go on after they were answered. Their ids say when they end. */
final class Running {

    private Running() {}

    /** 202 with the place to ask for the outcome. */
    static Response until(Instant end, ArmCall call) {
        return Response.empty(202)
                .with(
                        "location",
                        "https://%s/subscriptions/%s/operationresults/%s?api-version=%s"
                                .formatted(
                                        call.request().host(),
                                        call.variable("subscription"),
                                        end.toEpochMilli(),
                                        call.apiVersion()));
    }

    /** Where a provider tells of an operation. */
    static String operation(Instant end, ArmCall call, String namespace, String location) {
        return "https://%s/subscriptions/%s/providers/%s/locations/%s/operations/%s?api-version=%s"
                .formatted(
                        call.request().host(),
                        call.variable("subscription"),
                        namespace,
                        location,
                        end.toEpochMilli(),
                        call.apiVersion());
    }

    /** 202 of a provider, with both places to ask and a time to wait. */
    static Response accepted(String operation) {
        return Response.empty(202)
                .with("azure-asyncoperation", operation)
                .with("location", operation + "&monitor=true")
                .with("retry-after", "10");
    }

    /** {@code operationresults/{id}}: 202 until it has ended. */
    static Response result(ArmCall call) {
        boolean ended = !call.now().isBefore(end(call));
        return ended ? Response.empty(200) : until(end(call), call).with("retry-after", "15");
    }

    /** {@code locations/{location}/operations/{id}}. */
    static Response status(ArmCall call) {
        Instant end = end(call);
        boolean ended = !call.now().isBefore(end);
        ObjectNode body = Json.object();
        body.put("startTime", Timestamps.ticks(end.minusSeconds(10)));
        if (ended) {
            body.put("endTime", Timestamps.ticks(end));
        }
        body.put("status", ended ? "Succeeded" : "InProgress");
        body.put("name", call.variable("operation"));
        return Response.of(200, body);
    }

    private static Instant end(ArmCall call) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(call.variable("operation")));
        } catch (NumberFormatException e) {
            throw new ArmRefusal(404, "NotFound", "The operation was not found.");
        }
    }
}
