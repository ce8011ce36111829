package io.azurecredentials.emulator.arm;

import io.azurecredentials.emulator.http.Response;

/** Reading and deleting resources of any provider by id. */
final class GenericResources {

    private GenericResources() {}

    static Response get(ArmCall call) {
        ResourceId id = ResourceCalls.id(call, call.variable("namespace"));
        ResourceCalls.demand(call, id, "read");
        return Response.of(200, ResourceCalls.existing(call, id).body());
    }

    static Response delete(ArmCall call) {
        ResourceId id = ResourceCalls.id(call, call.variable("namespace"));
        ResourceCalls.demand(call, id, "delete");
        if (call.tenant().resources().find(id, call.now()).isEmpty()) {
            return Response.empty(204);
        }
        call.tenant().resources().remove(id);
        return Response.empty(200);
    }
}
