package io.azurecredentials.emulator.arm;

import io.azurecredentials.emulator.http.Guid;
import io.azurecredentials.emulator.world.Subscription;

/** Looks a request's scope up. ARM tells who may not look nothing about what exists. */
final class Scopes {

    private Scopes() {}

    /**
     * The scope of a call: its subscription exists and is the caller's tenant's, the caller may do
     * this, its resource group exists. Resources below a resource group are not looked up.
     */
    static Scope existing(ArmCall call, String action, String target) {
        Scope scope = allowed(call, action, target);
        scope.resourceGroup().ifPresent(name -> demandGroup(call, scope, name));
        return scope;
    }

    /** The scope of a call that does not ask whether its resource group exists. */
    static Scope allowed(ArmCall call, String action, String target) {
        Scope scope = call.scope();
        if (scope.subscriptionID().isPresent()) {
            subscription(call, scope.subscriptionID().get());
        }
        call.access().demand(action, scope, target);
        return scope;
    }

    /** Its name has to be a GUID before anybody looks; public reports of 2024, 404 until 2020. */
    static Subscription subscription(ArmCall call, String id) {
        if (!Guid.is(id)) {
            throw ArmRefusal.badRequest(
                    "InvalidSubscriptionId",
                    "The provided subscription identifier '%s' is malformed or invalid."
                            .formatted(id));
        }
        return call.tenant()
                .subscription(id)
                .orElseThrow(() -> ArmRefusal.subscriptionNotFound(id));
    }

    private static void demandGroup(ArmCall call, Scope scope, String name) {
        boolean exists =
                call.tenant()
                        .groups()
                        .find(scope.subscriptionID().orElseThrow(), name, call.now())
                        .isPresent();
        if (!exists) {
            throw ArmRefusal.resourceGroupNotFound(name);
        }
    }
}
