package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.http.Unmodelled;
import io.azurecredentials.emulator.world.Subscription;
import java.util.Arrays;
import java.util.List;

/** What the operations on resources in resource groups have in common. */
final class ResourceCalls {

    private ResourceCalls() {}

    /** The resource that the path names; the names of types are taken as they were written. */
    static ResourceId id(ArmCall call, String namespace) {
        List<String> pairs = Arrays.asList(call.variable("path").split("/", -1));
        return new ResourceId(
                call.variable("subscription"), call.variable("group"), namespace, pairs);
    }

    /**
     * Refuses who may not; then, what is in no resource group; and to make anything of a provider
     * that the subscription is not registered for, or in a group that is being deleted.
     */
    static void demand(ArmCall call, ResourceId id, String action) {
        Subscription subscription = Scopes.subscription(call, id.subscriptionID());
        call.access().demand(id.type() + "/" + action, id.scope(), id.scope().path());
        ResourceGroup group =
                call.tenant()
                        .groups()
                        .find(id.subscriptionID(), id.group(), call.now())
                        .orElseThrow(() -> groupMissing(id, action));
        if (action.equals("write")) {
            ResourceGroupOperations.demandStaying(group);
            call.tenant().registrations().demand(subscription, id.namespace(), call.now());
        }
    }

    /** The resource in a resource group that a path is the id of. */
    static ResourceId named(String path) {
        try {
            return ResourceId.parse(path);
        } catch (IllegalArgumentException e) {
            throw new Unmodelled("this on " + path);
        }
    }

    /** The resource, or the refusal that names the outermost one that is missing. */
    static Resource existing(ArmCall call, ResourceId id) {
        if (id.isNested()) {
            existing(call, id.parent());
        }
        return call.tenant().resources().find(id, call.now()).orElseThrow(() -> missing(call, id));
    }

    /** Recorded: only the deletion of what has no parent any more names the group. */
    private static ArmRefusal groupMissing(ResourceId id, String action) {
        if (!id.isNested() || !action.equals("delete")) {
            return ArmRefusal.resourceGroupNotFound(id.group());
        }
        if (id.namespace().equalsIgnoreCase("Microsoft.ManagedIdentity")) {
            return parentMissing(id, action);
        }
        return notFound(id.parent());
    }

    /** The refusal to do something with a resource whose parent does not exist. */
    static ArmRefusal parentMissing(ResourceId id, String action) {
        return new ArmRefusal(
                404,
                "ParentResourceNotFound",
                "Failed to perform '%s' on resource(s) of type '%s', because the parent resource '%s' could not be found."
                        .formatted(
                                action,
                                id.type().substring(id.namespace().length() + 1),
                                id.parent().path("resourceGroups")));
    }

    private static ArmRefusal missing(ArmCall call, ResourceId id) {
        boolean compute = id.namespace().equalsIgnoreCase("Microsoft.Compute");
        boolean inline = id.isNested() && MachineType.SCALE_SET.isTypeOf(outermost(id));
        if (inline || (compute && call.tenant().resources().hasDeparted(id, call.now()))) {
            return new ArmRefusal(
                    404, "NotFound", "The entity was not found in this Azure location.");
        }
        if (id.isNested() && id.namespace().equalsIgnoreCase("Microsoft.ManagedIdentity")) {
            return new ArmRefusal(
                    404, "NotFound", "Resource '" + id.path("resourcegroups") + "' was not found.");
        }
        return notFound(id);
    }

    /** What lies somewhere has to say where when it is made. */
    static void demandLocation(JsonNode wanted) {
        if (wanted.path("location").asText("").isEmpty()) {
            throw ArmRefusal.badRequest(
                    "LocationRequired", "The location property is required for this definition.");
        }
    }

    private static ResourceId outermost(ResourceId id) {
        return id.isNested() ? outermost(id.parent()) : id;
    }

    private static ArmRefusal notFound(ResourceId id) {
        return new ArmRefusal(
                404,
                "ResourceNotFound",
                "The Resource '"
                        + id.withinGroup()
                        + "' under resource group '"
                        + id.group()
                        + "' was not found. For more details please go to"
                        + " https://aka.ms/ARMResourceNotFoundFix");
    }
}
