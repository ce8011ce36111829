package io.azurecredentials.emulator.entra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.Directories;
import io.azurecredentials.emulator.directory.Directory;
import io.azurecredentials.emulator.directory.Timestamps;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Request;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.http.Router;
import io.azurecredentials.emulator.http.Service;
import io.azurecredentials.emulator.store.Consistency;
import io.azurecredentials.emulator.world.Cloud;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Entra's sign-in hosts of one cloud. */
public final class Entra implements Service {

    /** An operation: the request, the tenant in its path. */
    private interface Handler {
        Response answer(Request request, String tenant);
    }

    private final Cloud cloud;
    private final Directories directories;
    private final TokenEndpoint tokens;
    private final InstantSource clock;
    private final Router<Handler> routes = new Router<>();

    public Entra(
            Cloud cloud,
            Directories directories,
            SigningKeys keys,
            FederatedIssuers issuers,
            Consistency consistency,
            InstantSource clock) {
        this.cloud = cloud;
        this.directories = directories;
        this.tokens = new TokenEndpoint(keys, issuers, consistency, clock);
        this.clock = clock;
        addRoutes(keys);
    }

    private void addRoutes(SigningKeys keys) {
        routes.add(
                "entra.token",
                "POST",
                "/{tenant}/oauth2/v2.0/token",
                (request, tenant) -> tokens.v2(directory(tenant), request).with(noStore()));
        routes.add(
                "entra.tokenV1",
                "POST",
                "/{tenant}/oauth2/token",
                (request, tenant) -> tokens.v1(directory(tenant), request).with(noStore()));
        routes.add(
                "entra.instanceDiscovery",
                "GET",
                "/common/discovery/instance",
                (request, tenant) -> document(Discovery.instances(cloud, "common")));
        routes.add(
                "entra.discovery",
                "GET",
                "/{tenant}/v2.0/.well-known/openid-configuration",
                (request, tenant) -> document(Discovery.v2(cloud, known(tenant))));
        routes.add(
                "entra.discoveryV1",
                "GET",
                "/{tenant}/.well-known/openid-configuration",
                (request, tenant) -> document(Discovery.v1(cloud, known(tenant))));
        routes.add(
                "entra.keys",
                "GET",
                "/{tenant}/discovery/v2.0/keys",
                (request, tenant) ->
                        document(keys.document(Optional.of(cloud.issuerV2("{tenantid}")))));
        routes.add(
                "entra.keysV1",
                "GET",
                "/{tenant}/discovery/keys",
                (request, tenant) -> document(keys.document(Optional.empty())));
    }

    @Override
    public Optional<Endpoint> find(Request request) {
        return routes.find(request.method(), request.segments())
                .map(match -> new Endpoint(match.operation(), () -> answer(match, request)));
    }

    @Override
    public List<String> operations() {
        return routes.operations();
    }

    @Override
    public String caller(Request request) {
        return request.method().equals("POST")
                ? request.form().nonEmpty("client_id").orElse("-")
                : "-";
    }

    @Override
    public Response failure(int status, OptionalInt retryAfterSeconds) {
        AadRefusal refusal =
                status == 429
                        ? new AadRefusal(
                                50196,
                                429,
                                "temporarily_unavailable",
                                "The request was throttled. Please try again later.")
                        : new AadRefusal(
                                90033,
                                status,
                                "temporarily_unavailable",
                                "A transient error has occurred. Please try again.");
        Response response = refused(refusal, UUID.randomUUID().toString());
        return retryAfterSeconds.isPresent()
                ? response.with("Retry-After", Integer.toString(retryAfterSeconds.getAsInt()))
                : response;
    }

    private Response answer(Router.Match<Handler> match, Request request) {
        String correlation =
                request.header("client-request-id").orElse(UUID.randomUUID().toString());
        Response response;
        try {
            String tenant = match.variables().getOrDefault("tenant", "common");
            response = match.handler().answer(request, tenant);
        } catch (AadRefusal e) {
            response = refused(e, correlation);
        }
        return response.with(
                Map.of(
                        "client-request-id", correlation,
                        "x-ms-request-id", UUID.randomUUID().toString(),
                        "strict-transport-security", "max-age=31536000; includeSubDomains",
                        "x-content-type-options", "nosniff",
                        "x-ms-ests-server", "2.1.20106.4 - EMULATOR"));
    }

    private Directory directory(String tenant) {
        if (!tenant.matches("[A-Za-z0-9.-]+")) {
            throw AadRefusal.malformedTenant(tenant);
        }
        return directories
                .find(tenant)
                .filter(directory -> directory.tenant().cloud().equals(cloud))
                .orElseThrow(() -> AadRefusal.unknownTenant(tenant));
    }

    /** The id to print for a tenant in a path; a domain stands for its tenant. */
    private String known(String tenant) {
        return tenant.equals("common") || tenant.equals("organizations")
                ? tenant
                : directory(tenant).tenant().id();
    }

    private static Response document(JsonNode json) {
        return Response.of(200, json)
                .with("cache-control", "max-age=86400, private")
                .with("access-control-allow-origin", "*")
                .with("access-control-allow-methods", "GET, OPTIONS");
    }

    private static Map<String, String> noStore() {
        return Map.of("cache-control", "no-store, no-cache", "pragma", "no-cache", "expires", "-1");
    }

    /** Blanks between the parts, as since 2025; until 2023 they were line breaks. */
    private Response refused(AadRefusal refusal, String correlation) {
        String trace = UUID.randomUUID().toString();
        String time = Timestamps.seconds(clock.instant()).replace('T', ' ');
        ObjectNode body = Json.object();
        body.put("error", refusal.error());
        body.put(
                "error_description",
                "AADSTS%d: %s Trace ID: %s Correlation ID: %s Timestamp: %s"
                        .formatted(refusal.code(), refusal.getMessage(), trace, correlation, time));
        body.putArray("error_codes").add(refusal.code());
        body.put("timestamp", time);
        body.put("trace_id", trace);
        body.put("correlation_id", correlation);
        body.put("error_uri", "https://" + cloud.loginHost() + "/error?code=" + refusal.code());
        return Response.of(refusal.status(), body).with(noStore());
    }
}
