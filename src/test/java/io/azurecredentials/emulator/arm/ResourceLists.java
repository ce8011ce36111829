package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.world.Subscription;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Lists of resources: by type with everything, over all types without their properties. */
final class ResourceLists {
    private static final List<String> SHOWN =
            List.of("id", "name", "type", "kind", "managedBy", "sku", "location", "tags", "zones");

    private ResourceLists() {}

    /** The siblings of a resource, itself included. */
    static Response under(ArmCall call, ResourceId any) {
        return list(siblings(call, any).map(Resource::body));
    }

    /** The resources of the same type with the same parent. */
    static Stream<Resource> siblings(ArmCall call, ResourceId any) {
        String prefix = any.key().substring(0, any.key().length() - any.name().length());
        return call.tenant()
                .resources()
                .under(prefix, call.now())
                .filter(found -> found.id().pairs().size() == any.pairs().size());
    }

    /** {@code /subscriptions/{s}/providers/{namespace}/{type}}. */
    static Response ofType(ArmCall call, String type) {
        Subscription subscription = Scopes.subscription(call, call.variable("subscription"));
        Scope scope = new Scope(subscription.scope());
        call.access().demand(type + "/read", scope, subscription.scope());
        return list(
                in(call, subscription.scope())
                        .filter(found -> found.id().type().equalsIgnoreCase(type))
                        .map(Resource::body));
    }

    /** {@code /resources} of a subscription or of a resource group. */
    static Response all(ArmCall call) {
        Subscription subscription = Scopes.subscription(call, call.variable("subscription"));
        String scope = subscription.scope();
        if (call.path().containsKey("group")) {
            scope = ResourceGroupOperations.existing(call, "read").id();
        }
        call.access()
                .demand(
                        "Microsoft.Resources/subscriptions/resources/read",
                        new Scope(scope),
                        scope);
        ArmFilter filter =
                ArmFilter.parse(
                        call.filter(), "resourceType", "name", "location", "tagName", "tagValue");
        return list(
                in(call, scope)
                        .filter(found -> !found.id().isNested())
                        .map(Resource::body)
                        .filter(body -> matches(filter, body))
                        .map(ResourceLists::shown));
    }

    private static Stream<Resource> in(ArmCall call, String scope) {
        return call.tenant().resources().under(scope.toLowerCase(Locale.ROOT) + "/", call.now());
    }

    /** Whether a resource or a group is one that the filter asks for. */
    static boolean matches(ArmFilter filter, JsonNode body) {
        JsonNode tag = body.path("tags").path(filter.get("tagName").orElse(""));
        return is(filter, "resourceType", body.path("type"))
                && is(filter, "name", body.path("name"))
                && is(filter, "location", body.path("location"))
                && (filter.get("tagName").isEmpty() || !tag.isMissingNode())
                && is(filter, "tagValue", tag);
    }

    private static boolean is(ArmFilter filter, String name, JsonNode actual) {
        return filter.get(name).map(actual.asText()::equalsIgnoreCase).orElse(true);
    }

    private static ObjectNode shown(ObjectNode body) {
        ObjectNode shown = Json.object();
        SHOWN.stream().filter(body::has).forEach(name -> shown.set(name, body.get(name)));
        if (body.has("identity")) {
            shown.set("identity", body.get("identity"));
        }
        return shown;
    }

    static Response list(Stream<ObjectNode> items) {
        ObjectNode body = Json.object();
        ArrayNode value = body.putArray("value");
        items.forEach(value::add);
        return Response.of(200, body);
    }
}
