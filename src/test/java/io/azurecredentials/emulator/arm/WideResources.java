package io.azurecredentials.emulator.arm;

import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.http.Unmodelled;

/**
 * Resources outside of resource groups: those of a subscription, and those of the tenant. None can
 * be made here; Resource Manager's own refusals are modelled.
 */
final class WideResources {

    private WideResources() {}

    /** All of a type in a subscription, or one that the subscription itself has. */
    static Response get(ArmCall call) {
        String[] parts = call.variable("path").split("/", -1);
        if (parts.length == 1) {
            return ResourceLists.ofType(call, call.variable("namespace") + "/" + parts[0]);
        }
        demand(call, "read");
        if (parts.length % 2 == 1) {
            throw new Unmodelled("a collection of a subscription");
        }
        throw new ArmRefusal(
                404,
                "ResourceNotFound",
                "The Resource '"
                        + call.variable("namespace")
                        + "/"
                        + call.variable("path")
                        + "' under resource group '<null>' was not found. For more details please go"
                        + " to https://aka.ms/ARMResourceNotFoundFix");
    }

    static Response change(ArmCall call) {
        demand(call, call.request().method().equals("DELETE") ? "delete" : "write");
        throw new Unmodelled("resources outside of resource groups");
    }

    /** A refusal names a resource of the tenant by its path, one of a subscription likewise. */
    private static void demand(ArmCall call, String action) {
        String provider = "/providers/" + call.variable("namespace");
        String scope =
                call.path().containsKey("subscription")
                        ? Scopes.subscription(call, call.variable("subscription")).scope()
                        : "";
        String path = scope + provider + "/" + call.variable("path");
        StringBuilder type = new StringBuilder(call.variable("namespace"));
        String[] parts = call.variable("path").split("/", -1);
        for (int i = 0; i < parts.length; i += 2) {
            type.append('/').append(parts[i]);
        }
        call.access().demand(type + "/" + action, new Scope(path), path);
    }
}
