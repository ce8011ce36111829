package io.azurecredentials.emulator.imds;

import io.azurecredentials.emulator.arm.Arm;
import io.azurecredentials.emulator.directory.Directories;
import io.azurecredentials.emulator.entra.ManagedTokens;
import io.azurecredentials.emulator.http.Charge;
import io.azurecredentials.emulator.http.Request;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.http.Router;
import io.azurecredentials.emulator.http.Service;
import io.azurecredentials.emulator.world.Machine;
import io.azurecredentials.emulator.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** The metadata service. It answers machines of the world and nobody else. */
public final class Imds implements Service {

    /** The address, the same on every machine. */
    public static final String HOST = "169.254.169.254";

    /** How the proxy says which machine asks. */
    public static final String MACHINE = "X-Emulator-Machine";

    private interface Handler {
        Response answer(Request request, Machine machine);
    }

    private final World world;
    private final TokenRequests tokens;
    private final InstanceMetadata metadata;
    private final Router<Handler> routes = new Router<>();

    public Imds(World world, Directories directories, List<Arm> arms, ManagedTokens tokens) {
        this.world = world;
        this.tokens = new TokenRequests(world, directories, arms, tokens);
        this.metadata = new InstanceMetadata(world, arms);
        routes.add("imds.token", "GET", "/metadata/identity/oauth2/token", this.tokens::answer);
        routes.add("imds.instance", "GET", "/metadata/instance", metadata::instance);
        routes.add("imds.instance", "GET", "/metadata/instance/compute", metadata::compute);
        routes.add("imds.instance", "GET", "/metadata/instance/compute/{leaf}", metadata::leaf);
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
        return request.query().nonEmpty("client_id").orElse("-");
    }

    @Override
    public Response failure(int status, OptionalInt retryAfterSeconds) {
        String error = status == 429 ? "too_many_requests" : "unknown";
        Response response =
                refused(new ImdsRefusal(status, error, "Failed to retrieve token, try again"));
        return retryAfterSeconds.isPresent()
                ? response.with("Retry-After", Integer.toString(retryAfterSeconds.getAsInt()))
                : response;
    }

    /** Microsoft's "How to use managed identities": twenty requests a second and machine. */
    @Override
    public List<Charge> charges(Request request) {
        String machine = request.header(MACHINE).orElse("");
        return List.of(new Charge("imds", machine, 1, 20, Duration.ofSeconds(1)));
    }

    private Response answer(Router.Match<Handler> match, Request request) {
        Response response;
        try {
            if (!request.header("Metadata").filter("true"::equalsIgnoreCase).isPresent()) {
                throw ImdsRefusal.noMetadataHeader();
            }
            response = match.handler().answer(request, machine(request));
        } catch (ImdsRefusal e) {
            response = refused(e);
        }
        String type =
                response.headers().getOrDefault("content-type", "application/json; charset=utf-8");
        return response.with(
                Map.of(
                        "server",
                        "IMDS/150.870.65.1497",
                        "content-type",
                        type,
                        "x-ms-request-id",
                        UUID.randomUUID().toString()));
    }

    private Machine machine(Request request) {
        String name = request.header(MACHINE).orElse("");
        return world.machines().stream()
                .filter(machine -> machine.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new ImdsRefusal(401, "unknown_source", "Unknown Source: " + name));
    }

    private static Response refused(ImdsRefusal refusal) {
        return Response.of(refusal.status(), refusal.body());
    }
}
