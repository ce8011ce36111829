package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.world.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** {@code /subscriptions/{id}/resourceGroups}. */
final class ResourceGroupOperations {

    private static final String TYPE = "Microsoft.Resources/subscriptions/resourceGroups";

    /** How long a deletion takes, by the emulator's clock; ARM tells clients to wait this long. */
    private static final Duration DELETION = Duration.ofSeconds(15);

    private ResourceGroupOperations() {}

    static Response list(ArmCall call) {
        Subscription found = Scopes.subscription(call, call.variable("subscription"));
        call.access().demand(TYPE + "/read", new Scope(found.scope()), found.scope());
        ObjectNode body = Json.object();
        ArrayNode value = body.putArray("value");
        ArmFilter filter =
                ArmFilter.parse(call.filter(), "tagName", "tagValue", "name", "location");
        call.tenant()
                .groups()
                .in(found.id(), call.now())
                .filter(group -> ResourceLists.matches(filter, group.printed(call.apiVersion())))
                .forEach(group -> value.add(group.printed(call.apiVersion())));
        return Response.of(200, body);
    }

    static Response get(ArmCall call) {
        return Response.of(200, existing(call, "read").printed(call.apiVersion()));
    }

    static Response head(ArmCall call) {
        return allowed(call, "read").isPresent() ? Response.empty(204) : Response.empty(404);
    }

    static Response put(ArmCall call) {
        Optional<ResourceGroup> old = allowed(call, "write");
        JsonNode body = call.body();
        String location = body.path("location").asText("");
        if (location.isEmpty()) {
            throw ArmRefusal.badRequest(
                    "LocationRequired", "The location property is required for this definition.");
        }
        old.ifPresent(group -> demandSame(group, location));
        ResourceGroup group =
                ResourceGroup.of(
                        call.variable("subscription"),
                        old.map(ResourceGroup::name).orElse(call.variable("group")),
                        location,
                        body.get("tags"));
        call.tenant().groups().put(group);
        return Response.of(old.isPresent() ? 200 : 201, group.printed(call.apiVersion()));
    }

    /** Tags are replaced as a whole; nothing else can be changed. */
    static Response patch(ArmCall call) {
        ResourceGroup old = existing(call, "write");
        JsonNode tags = call.body().path("tags");
        ResourceGroup group = tags.isMissingNode() ? old : old.tagged(tags);
        call.tenant().groups().put(group);
        return Response.of(200, group.printed(call.apiVersion()));
    }

    /** A group stays where it is, and one on its way out takes no changes. */
    private static void demandSame(ResourceGroup group, String location) {
        demandStaying(group);
        if (!group.location().equalsIgnoreCase(location.replace(" ", ""))) {
            throw new ArmRefusal(
                    409,
                    "InvalidResourceGroupLocation",
                    "Invalid resource group location '%s'. The Resource group already exists in location '%s'."
                            .formatted(location, group.location()));
        }
    }

    /** Learned from Microsoft's "Resolve errors for resource group being deleted". */
    static void demandStaying(ResourceGroup group) {
        if (group.isLeaving()) {
            throw new ArmRefusal(
                    409,
                    "ResourceGroupBeingDeleted",
                    "The resource group '%s' is in deprovisioning state and cannot perform this operation."
                            .formatted(group.name()));
        }
    }

    /** Answers before it is done; until then the group is still there. */
    static Response delete(ArmCall call) {
        Instant gone = call.now().plus(DELETION);
        call.tenant().groups().put(existing(call, "delete").leaving(gone));
        return Running.until(gone, call).with("retry-after", Long.toString(DELETION.toSeconds()));
    }

    /** The group of the path, or the refusal that a reader gets. */
    static ResourceGroup existing(ArmCall call, String action) {
        return allowed(call, action)
                .orElseThrow(() -> ArmRefusal.resourceGroupNotFound(call.variable("group")));
    }

    private static Optional<ResourceGroup> allowed(ArmCall call, String action) {
        Subscription found = Scopes.subscription(call, call.variable("subscription"));
        String name = call.variable("group");
        Scope scope = new Scope(found.scope() + "/resourceGroups/" + name);
        call.access().demand(TYPE + "/" + action, scope, scope.path());
        return call.tenant().groups().find(found.id(), name, call.now());
    }
}
