package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Virtual machines and scale sets. Changes are answered at once and done ten seconds later. */
record MachineOperations(MachineType type) {

    private static final Duration WORK = Duration.ofSeconds(10);

    /** All of a subscription, or of a resource group. */
    Response list(ArmCall call) {
        String scope = "/subscriptions/" + call.variable("subscription");
        if (call.path().containsKey("group")) {
            ResourceCalls.demand(call, type.id(call, "-"), "read");
            scope += "/resourceGroups/" + call.variable("group");
        } else {
            Scopes.subscription(call, call.variable("subscription"));
            call.access().demand(type.type() + "/read", new Scope(scope), scope);
        }
        ObjectNode body = Json.object();
        ArrayNode value = body.putArray("value");
        call.tenant()
                .resources()
                .under(scope.toLowerCase(Locale.ROOT) + "/", call.now())
                .filter(found -> found.id().type().equalsIgnoreCase(type.type()))
                .forEach(found -> value.add(MachineBodies.printed(call, found)));
        return Response.of(200, body);
    }

    Response get(ArmCall call) {
        ResourceId id = id(call);
        ResourceCalls.demand(call, id, "read");
        return Response.of(200, MachineBodies.printed(call, ResourceCalls.existing(call, id)));
    }

    /** {@code {machine}/instanceView}. */
    Response instanceView(ArmCall call) {
        ResourceId id = id(call);
        ResourceCalls.demand(call, id, "read");
        Resource found = ResourceCalls.existing(call, id);
        return Response.of(200, InstanceView.of(call, found));
    }

    Response put(ArmCall call) {
        ResourceId id = id(call);
        ResourceCalls.demand(call, id, "write");
        Optional<Resource> old = call.tenant().resources().find(id, call.now());
        JsonNode wanted = call.body();
        ResourceCalls.demandLocation(wanted);
        ObjectNode body = old.map(found -> found.body().deepCopy()).orElseGet(Json::object);
        body.put("name", id.name());
        body.put("id", id.path("resourceGroups"));
        body.put("type", type.type());
        body.put("location", wanted.path("location").asText());
        ObjectNode properties =
                old.isPresent()
                        ? body.withObjectProperty("properties")
                        : MachineBodies.created(type, wanted.path("properties"), call.now());
        body.set("properties", properties);
        boolean isNew = old.isEmpty();
        Response response = changed(call, id, body, wanted, isNew ? "Creating" : "Updating");
        return isNew || type.waitsOnUpdate() ? response.with("retry-after", "10") : response;
    }

    Response patch(ArmCall call) {
        ResourceId id = id(call);
        ResourceCalls.demand(call, id, "write");
        Resource old = ResourceCalls.existing(call, id);
        return changed(call, id, old.body().deepCopy(), call.body(), "Updating");
    }

    Response delete(ArmCall call) {
        ResourceId id = id(call);
        ResourceCalls.demand(call, id, "delete");
        Optional<Resource> old = call.tenant().resources().find(id, call.now());
        if (old.isEmpty()) {
            return Response.empty(204);
        }
        Instant done = call.now().plus(WORK);
        call.tenant().resources().put(old.get().busy("Deleting", done));
        ManagedIdentities.release(call.tenant().directory(), old.get());
        return Running.accepted(operation(call, old.get(), done));
    }

    private Response changed(
            ArmCall call, ResourceId id, ObjectNode body, JsonNode wanted, String state) {
        ObjectNode properties = body.withObjectProperty("properties");
        if (state.equals("Updating")) {
            if (type.isSingle()) {
                MachineBodies.settle(id, properties);
            }
            MachineBodies.change(type, properties, wanted.path("properties"));
        }
        for (String name : new String[] {"tags", "sku", "zones", "plan", "extendedLocation"}) {
            if (wanted.has(name)) {
                body.set(name, wanted.get(name));
            }
        }
        if (body.path("sku") instanceof ObjectNode sku && !sku.has("tier")) {
            sku.put("tier", "Standard");
        }
        Optional<ObjectNode> identity =
                new MachineIdentity(call, id)
                        .changed(body.path("identity"), wanted.path("identity"));
        body.remove("identity");
        identity.ifPresent(value -> body.set("identity", value));
        Instant done = call.now().plus(WORK);
        Resource stored = new Resource(id, body, done, state);
        call.tenant().resources().put(stored);
        return Response.of(
                        state.equals("Creating") ? 201 : 200, MachineBodies.printed(call, stored))
                .with("azure-asyncoperation", operation(call, stored, done));
    }

    private static String operation(ArmCall call, Resource resource, Instant done) {
        return Running.operation(
                done, call, MachineType.NAMESPACE, resource.body().path("location").asText());
    }

    private ResourceId id(ArmCall call) {
        return type.id(call, call.variable("name"));
    }
}
