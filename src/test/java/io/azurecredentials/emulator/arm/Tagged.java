package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import java.util.function.Consumer;

/**
 * Something that has tags.
 *
 * @param tags those that it has now
 * @param change puts others in their place
 */
record Tagged(ObjectNode tags, Consumer<ObjectNode> change) {

    /** What lies at a scope, or the refusal of a reader who finds nothing there. */
    static Tagged at(ArmCall call, Scope scope) {
        String path = scope.path();
        if (path.contains("/providers/")) {
            Resource found = ResourceCalls.existing(call, ResourceCalls.named(path));
            return new Tagged(of(found.body().path("tags")), next -> put(call, found, next));
        }
        if (scope.resourceGroup().isPresent()) {
            String name = scope.resourceGroup().get();
            String subscription = scope.subscriptionID().orElseThrow();
            ResourceGroup group =
                    call.tenant().groups().find(subscription, name, call.now()).orElseThrow();
            JsonNode tags = group.tags() == null ? Json.object() : group.tags();
            return new Tagged(of(tags), next -> call.tenant().groups().put(group.tagged(next)));
        }
        return new Tagged(
                call.tenant().tags().of(path), next -> call.tenant().tags().put(path, next));
    }

    void put(ObjectNode next) {
        change.accept(next);
    }

    private static void put(ArmCall call, Resource resource, ObjectNode tags) {
        ObjectNode body = resource.body().deepCopy();
        body.set("tags", tags);
        call.tenant()
                .resources()
                .put(new Resource(resource.id(), body, resource.done(), resource.state()));
    }

    private static ObjectNode of(JsonNode tags) {
        return tags instanceof ObjectNode object ? object : Json.object();
    }
}
