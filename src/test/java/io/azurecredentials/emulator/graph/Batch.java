package io.azurecredentials.emulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Request;
import io.azurecredentials.emulator.http.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * {@code /$batch}: up to twenty requests in one, each with its own answer, fault and journal line.
 * They run one after the other, which Graph does not promise.
 */
record Batch(Function<Request, Response> inner) {

    private static final int MOST = 20;

    Response answer(GraphCall call) {
        JsonNode requests = call.body().path("requests");
        if (!requests.isArray() || requests.size() > MOST) {
            throw new GraphRefusal(
                    400,
                    "BadRequest",
                    "Number of batch request steps exceeds the maximum value of " + MOST + ".");
        }
        ObjectNode body = Json.object();
        ArrayNode responses = body.putArray("responses");
        Map<String, Integer> statuses = new HashMap<>();
        for (JsonNode item : requests) {
            String id = item.path("id").asText();
            Response response =
                    dependenciesFailed(item, statuses)
                            ? failedDependency()
                            : inner.apply(request(call, item));
            statuses.put(id, response.status());
            responses.add(printed(id, response));
        }
        return Response.of(200, body);
    }

    private static Request request(GraphCall call, JsonNode item) {
        Map<String, String> headers = new HashMap<>();
        call.request().header("Authorization").ifPresent(v -> headers.put("Authorization", v));
        item.path("headers")
                .properties()
                .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
        JsonNode body = item.path("body");
        return Request.of(
                item.path("method").asText(),
                call.request().host(),
                "/v1.0" + item.path("url").asText(),
                headers,
                body.isMissingNode() || body.isNull() ? "" : Json.write(body));
    }

    private static boolean dependenciesFailed(JsonNode item, Map<String, Integer> statuses) {
        return item.path("dependsOn")
                .valueStream()
                .anyMatch(id -> statuses.getOrDefault(id.asText(), 424) >= 400);
    }

    private static Response failedDependency() {
        ObjectNode body = Json.object();
        body.putObject("error").put("code", "FailedDependency").put("message", "");
        return Response.of(424, body);
    }

    private static ObjectNode printed(String id, Response response) {
        ObjectNode printed = Json.object();
        printed.put("id", id);
        printed.put("status", response.status());
        ObjectNode headers = printed.putObject("headers");
        response.headers().forEach(headers::put);
        response.body().ifPresent(body -> printed.set("body", body));
        return printed;
    }
}
