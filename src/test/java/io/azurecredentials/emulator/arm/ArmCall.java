package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.entra.Caller;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Request;
import io.azurecredentials.emulator.store.Replica;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A request whose token was good and whose API version is known. */
record ArmCall(
        Request request,
        Map<String, String> path,
        Caller caller,
        ArmTenant tenant,
        Replica replica,
        Instant now) {

    String variable(String name) {
        return Optional.ofNullable(path.get(name)).orElseThrow();
    }

    /** The scope in front of {@code /providers/...}. */
    Scope scope() {
        return new Scope(variable("scope"));
    }

    Access access() {
        return new Access(tenant, caller, replica);
    }

    /** The API version of the request, which a route has checked. */
    String apiVersion() {
        return request.query().get("api-version").orElse("");
    }

    Optional<String> filter() {
        return request.query().nonEmpty("$filter");
    }

    /** The request's body. */
    JsonNode body() {
        try {
            return Json.read(request.body());
        } catch (Json.Malformed e) {
            throw ArmRefusal.badRequest(
                    "InvalidRequestContent",
                    "The request content was invalid and could not be deserialized.");
        }
    }
}
