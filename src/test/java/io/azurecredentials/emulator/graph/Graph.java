package io.azurecredentials.emulator.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.Directories;
import io.azurecredentials.emulator.directory.Directory;
import io.azurecredentials.emulator.directory.Timestamps;
import io.azurecredentials.emulator.entra.Caller;
import io.azurecredentials.emulator.entra.Checked;
import io.azurecredentials.emulator.entra.Resources;
import io.azurecredentials.emulator.entra.TokenCheck;
import io.azurecredentials.emulator.http.Charge;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Request;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.http.Router;
import io.azurecredentials.emulator.http.Service;
import io.azurecredentials.emulator.store.Consistency;
import io.azurecredentials.emulator.world.Cloud;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Microsoft Graph of one cloud. */
public final class Graph implements Service {

    private static final String CONTENT_TYPE =
            "application/json;odata.metadata=minimal;odata.streaming=true;"
                    + "IEEE754Compatible=false;charset=utf-8";

    private final Set<String> audiences;
    private final Directories directories;
    private final TokenCheck tokens;
    private final Consistency consistency;
    private final InstantSource clock;
    private final Router<GraphHandler> routes;

    /**
     * @param inner answers the items of a batch
     */
    public Graph(
            Cloud cloud,
            Directories directories,
            TokenCheck tokens,
            Consistency consistency,
            InstantSource clock,
            Function<Request, Response> inner) {
        this.audiences = Resources.graphAudiences(cloud);
        this.directories = directories;
        this.tokens = tokens;
        this.consistency = consistency;
        this.clock = clock;
        this.routes = GraphRoutes.all(inner);
    }

    @Override
    public Optional<Endpoint> find(Request request) {
        return routes.find(request.method(), Key.split(request.segments()))
                .map(match -> new Endpoint(match.operation(), () -> answer(match, request)));
    }

    @Override
    public List<String> operations() {
        return routes.operations();
    }

    @Override
    public String caller(Request request) {
        return tokens.check(request.bearer(), audiences) instanceof Checked.Valid valid
                ? valid.caller().appID()
                : "-";
    }

    @Override
    public Response failure(int status, OptionalInt retryAfterSeconds) {
        GraphRefusal refusal =
                switch (status) {
                    case 400 -> GraphRefusal.badRequest("Bad request. Please fix the request.");
                    case 429 -> new GraphRefusal(429, "TooManyRequests", "Too many requests");
                    case 503 ->
                            new GraphRefusal(503, "serviceNotAvailable", "Service is unavailable.");
                    default -> new GraphRefusal(status, "generalException", "Unexpected error.");
                };
        Response response = refused(refusal, ids(Optional.empty()));
        return retryAfterSeconds.isPresent()
                ? response.with("Retry-After", Integer.toString(retryAfterSeconds.getAsInt()))
                : response;
    }

    @Override
    public List<Charge> charges(Request request) {
        return tokens.check(request.bearer(), audiences) instanceof Checked.Valid valid
                ? GraphCosts.of(request, valid.caller())
                : List.of();
    }

    /** Names whose budget it was, and which. */
    @Override
    public Response throttled(Request request, Charge charge, int retryAfterSeconds) {
        return failure(429, OptionalInt.of(retryAfterSeconds))
                .with("x-ms-throttle-scope", "Tenant_Application/ReadWrite/" + charge.holder())
                .with("x-ms-throttle-information", charge.kind())
                .with("x-ms-throttle-limit-percentage", "1.0");
    }

    private Response answer(Router.Match<GraphHandler> match, Request request) {
        Ids ids = ids(request.header("client-request-id"));
        try {
            GraphCall call = call(match.variables(), request);
            return finished(match.handler().answer(call), ids)
                    .with("x-ms-resource-unit", Integer.toString(GraphCosts.units(request)));
        } catch (GraphRefusal e) {
            Response refused = refused(e, ids);
            return e.status() == 401
                    ? refused.with(
                            "WWW-Authenticate",
                            "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\", client_id=\"00000003-0000-0000-c000-000000000000\"")
                    : refused;
        }
    }

    private GraphCall call(Map<String, String> variables, Request request) {
        Caller caller = authenticated(request);
        Directory directory =
                directories
                        .find(caller.tenantID())
                        .orElseThrow(() -> GraphRefusal.invalidToken("Invalid tenant."));
        boolean exists =
                directory
                        .current(caller.objectID())
                        .filter(object -> !object.isDeleted())
                        .isPresent();
        if (!exists) {
            throw new GraphRefusal(
                    403,
                    "Authorization_IdentityNotFound",
                    "The identity of the calling application could not be established.");
        }
        return new GraphCall(
                request,
                variables,
                caller,
                new Rights(caller),
                directory,
                consistency.pick(),
                clock.instant());
    }

    private Caller authenticated(Request request) {
        return switch (tokens.check(request.bearer(), audiences)) {
            case Checked.Valid valid -> valid.caller();
            case Checked.Missing missing ->
                    throw GraphRefusal.invalidToken("Access token is empty.");
            case Checked.Unreadable unreadable ->
                    throw GraphRefusal.invalidToken("Access token validation failure.");
            case Checked.WrongAudience wrong ->
                    throw GraphRefusal.invalidToken(
                            "Access token validation failure. Invalid audience.");
            case Checked.Expired expired ->
                    throw GraphRefusal.invalidToken(
                            "Lifetime validation failed, the token is expired.");
        };
    }

    private record Ids(String request, String client) {}

    private static Ids ids(Optional<String> client) {
        String id = UUID.randomUUID().toString();
        return new Ids(id, client.orElse(id));
    }

    private Response finished(Response response, Ids ids) {
        Map<String, String> headers = new HashMap<>(common(ids));
        if (response.body().isPresent()) {
            headers.put("content-type", CONTENT_TYPE);
            headers.put("odata-version", "4.0");
            headers.put("vary", "Accept-Encoding");
        }
        return response.with(headers);
    }

    private Response refused(GraphRefusal refusal, Ids ids) {
        Instant now = clock.instant();
        ObjectNode body = Json.object();
        ObjectNode error = body.putObject("error");
        error.put("code", refusal.code());
        error.put("message", refusal.getMessage());
        if (!refusal.details().isEmpty()) {
            ArrayNode details = error.putArray("details");
            for (GraphRefusal.Detail detail : refusal.details()) {
                details.addObject()
                        .put("code", detail.code())
                        .put("message", detail.message())
                        .put("target", detail.target());
            }
        }
        error.putObject("innerError")
                .put("date", Timestamps.seconds(now).replace("Z", ""))
                .put("request-id", ids.request())
                .put("client-request-id", ids.client());
        return Response.of(refusal.status(), body)
                .with(common(ids))
                .with("content-type", "application/json");
    }

    private static Map<String, String> common(Ids ids) {
        return Map.of(
                "cache-control", "no-cache",
                "request-id", ids.request(),
                "client-request-id", ids.client(),
                "strict-transport-security", "max-age=31536000",
                "x-ms-ags-diagnostic", "{\"ServerInfo\":{\"DataCenter\":\"Emulator\"}}",
                "x-ms-resource-unit", "1");
    }
}
