package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.Directories;
import io.azurecredentials.emulator.entra.Caller;
import io.azurecredentials.emulator.entra.Checked;
import io.azurecredentials.emulator.entra.TokenCheck;
import io.azurecredentials.emulator.http.Charge;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Request;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.http.Router;
import io.azurecredentials.emulator.http.Service;
import io.azurecredentials.emulator.store.Consistency;
import io.azurecredentials.emulator.world.Cloud;
import io.azurecredentials.emulator.world.World;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Azure Resource Manager of one cloud. */
public final class Arm implements Service {

    private final List<ArmTenant> tenants;
    private final ArmTokens tokens;
    private final Consistency consistency;
    private final InstantSource clock;
    private final Router<ArmRoute> routes = ArmRoutes.all();
    private final ArmAnswers answers;
    private final Set<String> seeded;

    public Arm(
            Cloud cloud,
            World world,
            Directories directories,
            TokenCheck tokens,
            Consistency consistency,
            InstantSource clock) {
        this.tokens = ArmTokens.of(cloud, tokens, clock);
        this.consistency = consistency;
        this.clock = clock;
        this.tenants =
                directories.all().stream()
                        .filter(directory -> directory.tenant().cloud().equals(cloud))
                        .map(
                                directory ->
                                        ArmTenant.of(
                                                directory,
                                                world.subscriptions().stream()
                                                        .filter(
                                                                s ->
                                                                        s.tenantID()
                                                                                .equals(
                                                                                        directory
                                                                                                .tenant()
                                                                                                .id()))
                                                        .toList(),
                                                consistency,
                                                clock.instant()))
                        .toList();
        tenants.forEach(tenant -> new MachineSeeding(tenant, clock.instant()).seed(world));
        this.answers = new ArmAnswers(cloud, tenants);
        this.seeded = assignments().stream().map(Assigned::id).collect(Collectors.toSet());
    }

    /** Every role assignment there is, newest state. */
    public List<Assigned> assignments() {
        return tenants.stream()
                .flatMap(tenant -> tenant.assignments().current())
                .map(
                        a ->
                                new Assigned(
                                        a.id(),
                                        a.scope().path(),
                                        a.roleDefinitionID(),
                                        a.principalID()))
                .toList();
    }

    /** The ids of the role assignments that the world began with. */
    public Set<String> seededAssignments() {
        return seeded;
    }

    /** Puts a resource there that no request made, at rest. */
    public void seed(String id, ObjectNode body) {
        ResourceId parsed = ResourceId.parse(id);
        tenants.stream()
                .filter(tenant -> tenant.subscription(parsed.subscriptionID()).isPresent())
                .forEach(tenant -> tenant.resources().put(Resource.settled(parsed, body)));
    }

    /** Puts a role there that no request made, as ARM would print it. */
    public void seedRole(JsonNode body) {
        RoleDefinition role =
                RoleDefinition.of(body.path("name").asText(), body.path("properties"));
        tenants.stream().limit(1).forEach(tenant -> tenant.customRoles().put(role));
    }

    /** Puts a role assignment there that no request made, as ARM would print it. */
    public void seedAssignment(JsonNode body) {
        RoleAssignment assignment =
                RoleAssignment.parse(
                        body.path("name").asText(), body.path("properties"), clock.instant());
        tenants.stream().limit(1).forEach(tenant -> tenant.assignments().put(assignment));
    }

    /** A resource as it is now, for services that look at it from behind. */
    public Optional<ObjectNode> resource(String id) {
        ResourceId parsed = ResourceId.parse(id);
        return tenants.stream()
                .filter(tenant -> tenant.subscription(parsed.subscriptionID()).isPresent())
                .flatMap(tenant -> tenant.resources().find(parsed, clock.instant()).stream())
                .map(Resource::body)
                .findFirst();
    }

    /** A role assignment, for inventories. */
    public record Assigned(String id, String scope, String roleDefinitionId, String principalId) {}

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
        return tokens.check(request) instanceof Checked.Valid valid ? valid.caller().appID() : "-";
    }

    @Override
    public Response failure(int status, OptionalInt retryAfterSeconds) {
        return answers.failure(status, retryAfterSeconds);
    }

    @Override
    public List<Charge> charges(Request request) {
        return tokens.check(request) instanceof Checked.Valid valid
                ? ArmCosts.of(request, valid.caller())
                : List.of();
    }

    @Override
    public Response throttled(Request request, Charge charge, int retryAfterSeconds) {
        ArmRefusal refusal =
                charge.kind().equals(ArmCosts.ACTION)
                        ? ArmRefusal.actionThrottled(request, charge, retryAfterSeconds)
                        : ArmRefusal.subscriptionThrottled(request, charge, retryAfterSeconds);
        return answers.refused(refusal)
                .with(ArmAnswers.common())
                .with("Retry-After", Integer.toString(retryAfterSeconds));
    }

    private Response answer(Router.Match<ArmRoute> match, Request request) {
        Response response;
        try {
            match.handler().versions().demand(request, this::location);
            response = match.handler().handler().answer(call(match.variables(), request));
        } catch (ArmRefusal e) {
            response = answers.refused(e);
        }
        return response.with(ArmAnswers.common()).with(ArmAnswers.remaining(request, response));
    }

    /** Where the resource of a request lies, or is to lie. */
    private Optional<String> location(Request request) {
        try {
            return Optional.ofNullable(Json.read(request.body()).path("location").textValue())
                    .or(() -> resource(request.path()).map(it -> it.path("location").asText()))
                    .filter(location -> !location.isEmpty());
        } catch (Json.Malformed | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private ArmCall call(Map<String, String> variables, Request request) {
        Caller caller = tokens.caller(request);
        ArmTenant tenant = tenant(caller);
        demandHome(tenant, request);
        return new ArmCall(request, variables, caller, tenant, consistency.pick(), clock.instant());
    }

    private ArmTenant tenant(Caller caller) {
        return tenants.stream()
                .filter(tenant -> tenant.id().equals(caller.tenantID()))
                .findFirst()
                .orElseThrow(
                        () ->
                                ArmRefusal.unauthorized(
                                        "InvalidAuthenticationToken",
                                        "The access token is from the wrong issuer."));
    }

    /** A subscription of another tenant does not take this tenant's tokens. */
    private void demandHome(ArmTenant tenant, Request request) {
        List<String> parts = request.segments();
        if (parts.size() < 2 || !parts.getFirst().equalsIgnoreCase("subscriptions")) {
            return;
        }
        for (ArmTenant other : tenants) {
            if (!other.id().equals(tenant.id()) && other.subscription(parts.get(1)).isPresent()) {
                throw ArmRefusal.unauthorized(
                        "InvalidAuthenticationTokenTenant",
                        "The access token is from the wrong issuer 'https://sts.windows.net/%s/'. It must match the tenant 'https://sts.windows.net/%s/' associated with this subscription. Please use the authority (URL) 'https://login.windows.net/%s' to get the token."
                                .formatted(tenant.id(), other.id(), other.id()));
            }
        }
    }
}
