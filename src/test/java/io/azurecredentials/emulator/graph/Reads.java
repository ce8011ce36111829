package io.azurecredentials.emulator.graph;

import io.azurecredentials.emulator.directory.ObjectType;
import io.azurecredentials.emulator.http.Response;
import java.util.function.Consumer;

/**
 * Reading a collection: its objects, their number, one of them.
 *
 * @param demand refuses who may not read it
 */
record Reads(ObjectType type, Consumer<Rights> demand) {

    Response list(GraphCall call) {
        demand.accept(call.rights());
        return Listing.list(call, type, call.live(type));
    }

    Response number(GraphCall call) {
        demand.accept(call.rights());
        return Listing.number(call, type, call.live(type));
    }

    Response get(GraphCall call) {
        demand.accept(call.rights());
        return Entities.read(call, call.object(type));
    }
}
