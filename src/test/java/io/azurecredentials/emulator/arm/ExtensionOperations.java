package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * {@code {machine}/extensions} of machines and scale sets: answered at once, done ten seconds
 * later. From Compute's REST reference of "Virtual Machine Extensions"; what they do is not
 * modelled.
 */
record ExtensionOperations(MachineType type) {

    private static final String TYPE = "extensions";
    private static final Duration WORK = Duration.ofSeconds(10);
    private static final Set<String> SECRET =
            Set.of("protectedSettings", "protectedSettingsFromKeyVault");

    Response list(ArmCall call) {
        ResourceId any = id(call, "-");
        ResourceCalls.demand(call, any, "read");
        ResourceCalls.existing(call, any.parent());
        return ResourceLists.list(
                ResourceLists.siblings(call, any).map(found -> printed(call, found)));
    }

    Response get(ArmCall call) {
        ResourceId id = id(call, call.variable("extension"));
        ResourceCalls.demand(call, id, "read");
        return Response.of(200, printed(call, ResourceCalls.existing(call, id)));
    }

    Response put(ArmCall call) {
        ResourceId id = id(call, call.variable("extension"));
        ResourceCalls.demand(call, id, "write");
        Resource machine =
                call.tenant()
                        .resources()
                        .find(id.parent(), call.now())
                        .orElseThrow(() -> ResourceCalls.parentMissing(id, "write"));
        Optional<Resource> old = call.tenant().resources().find(id, call.now());
        ObjectNode body = Json.object();
        body.put("name", id.name());
        body.put("id", id.path("resourceGroups"));
        body.put("type", id.type());
        if (type.isSingle()) {
            JsonNode wanted = call.body().path("location");
            body.set("location", wanted.isTextual() ? wanted : machine.body().path("location"));
        }
        if (call.body().has("tags")) {
            body.set("tags", call.body().get("tags"));
        }
        ObjectNode properties = body.putObject("properties");
        properties.put("autoUpgradeMinorVersion", false);
        Json.merge(properties, call.body().path("properties").deepCopy());
        properties.remove(SECRET);
        return stored(call, id, body, old.isEmpty());
    }

    Response patch(ArmCall call) {
        ResourceId id = id(call, call.variable("extension"));
        ResourceCalls.demand(call, id, "write");
        ObjectNode body = ResourceCalls.existing(call, id).body().deepCopy();
        Json.merge(body, call.body().deepCopy());
        body.withObjectProperty("properties").remove(SECRET);
        return stored(call, id, body, false);
    }

    Response delete(ArmCall call) {
        ResourceId id = id(call, call.variable("extension"));
        ResourceCalls.demand(call, id, "delete");
        Optional<Resource> old = call.tenant().resources().find(id, call.now());
        if (old.isEmpty()) {
            return Response.empty(204);
        }
        Instant done = call.now().plus(WORK);
        call.tenant().resources().put(old.get().busy("Deleting", done));
        return Running.accepted(operation(call, id, done));
    }

    private Response stored(ArmCall call, ResourceId id, ObjectNode body, boolean isNew) {
        Instant done = call.now().plus(WORK);
        Resource extension = new Resource(id, body, done, isNew ? "Creating" : "Updating");
        call.tenant().resources().put(extension);
        return Response.of(isNew ? 201 : 200, printed(call, extension))
                .with("azure-asyncoperation", operation(call, id, done));
    }

    private static ObjectNode printed(ArmCall call, Resource extension) {
        ObjectNode body = extension.body().deepCopy();
        body.withObjectProperty("properties").put("provisioningState", extension.state(call.now()));
        return body;
    }

    private static String operation(ArmCall call, ResourceId id, Instant done) {
        String location =
                ResourceCalls.existing(call, id.parent()).body().path("location").asText();
        return Running.operation(done, call, MachineType.NAMESPACE, location);
    }

    private ResourceId id(ArmCall call, String name) {
        return type.id(call, call.variable("name")).child(TYPE, name);
    }
}
