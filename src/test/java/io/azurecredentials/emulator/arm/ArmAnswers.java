package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Request;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.world.Cloud;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;

/** The shape of ARM's refusals, and the headers of all its answers. */
record ArmAnswers(Cloud cloud, List<ArmTenant> tenants) {

    /** A failure of ARM itself. */
    Response failure(int status, OptionalInt retryAfterSeconds) {
        ArmRefusal refusal =
                switch (status) {
                    case 429 ->
                            new ArmRefusal(
                                    429,
                                    "SubscriptionRequestsThrottled",
                                    "Number of requests for subscription exceeded. Please try again"
                                            + " after additional tokens are available.");
                    case 503 ->
                            new ArmRefusal(
                                    503,
                                    "ServerTimeout",
                                    "The service is temporarily unavailable.");
                    default ->
                            new ArmRefusal(
                                    status,
                                    "InternalServerError",
                                    "Encountered internal server error.");
                };
        Response response = refused(refusal).with(common());
        return retryAfterSeconds.isPresent()
                ? response.with("Retry-After", Integer.toString(retryAfterSeconds.getAsInt()))
                : response;
    }

    /** A refusal; one for want of a token says where to get one. */
    Response refused(ArmRefusal refusal) {
        ObjectNode body = Json.object();
        ObjectNode error = body.putObject("error");
        error.put("code", refusal.code()).put("message", refusal.getMessage());
        refusal.target()
                .ifPresent(
                        target ->
                                error.putArray("details")
                                        .addObject()
                                        .put("code", refusal.code())
                                        .put("target", target)
                                        .put("message", refusal.getMessage()));
        Response response = Response.of(refusal.status(), body);
        if (refusal.isOfGateway()) {
            response = response.with("x-ms-failure-cause", "gateway");
        }
        return refusal.status() == 401
                ? response.with(
                        "WWW-Authenticate",
                        "Bearer authorization_uri=\"https://%s/%s\", error=\"invalid_token\", error_description=\"%s\""
                                .formatted(
                                        loginHost(),
                                        tenants.isEmpty() ? "common" : tenants.getFirst().id(),
                                        refusal.getMessage()))
                : response;
    }

    /** The headers of every answer. */
    static Map<String, String> common() {
        String id = UUID.randomUUID().toString();
        Map<String, String> headers = new HashMap<>();
        headers.put("cache-control", "no-cache");
        headers.put("expires", "-1");
        headers.put("pragma", "no-cache");
        headers.put("strict-transport-security", "max-age=31536000; includeSubDomains");
        headers.put("x-content-type-options", "nosniff");
        headers.put("x-ms-request-id", id);
        headers.put("x-ms-correlation-request-id", id);
        headers.put("x-ms-routing-request-id", "EMULATOR:" + id);
        return headers;
    }

    /**
     * What is left of the budgets, which never run out here; providers have their own. Names from
     * "Understand how Azure Resource Manager throttles requests".
     */
    static Map<String, String> remaining(Request request, Response response) {
        String kind =
                switch (request.method()) {
                    case "GET", "HEAD" -> "reads";
                    case "DELETE" -> "deletes";
                    default -> "writes";
                };
        Map<String, String> headers = new HashMap<>();
        String path = request.path().toLowerCase(Locale.ROOT);
        if (ArmCosts.subscription(request).equals("tenant")) {
            headers.put("x-ms-ratelimit-remaining-tenant-" + kind, "11999");
        } else {
            headers.put("x-ms-ratelimit-remaining-subscription-" + kind, "11999");
            headers.put("x-ms-ratelimit-remaining-subscription-global-" + kind, "16499");
        }
        boolean compute =
                path.startsWith("/providers/microsoft.compute/", path.lastIndexOf("/providers/"));
        if (compute && !response.headers().containsKey("x-ms-failure-cause")) {
            headers.put("x-ms-ratelimit-remaining-resource", "Microsoft.Compute/Requests;35");
        }
        return headers;
    }

    /** The older name of the login host, which ARM still prints. */
    private String loginHost() {
        return cloud.loginHosts().get(Math.min(1, cloud.loginHosts().size() - 1));
    }
}
