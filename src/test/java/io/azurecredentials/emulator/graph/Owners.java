package io.azurecredentials.emulator.graph;

import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.directory.ObjectType;
import io.azurecredentials.emulator.http.Response;

/** {@code /owners} of applications, service principals and groups. */
record Owners(ObjectType type) {

    Response list(GraphCall call) {
        call.rights().demandReadMemberships();
        return Listing.mixed(call, call.live(call.object(type).owners()));
    }

    Response add(GraphCall call) {
        DirectoryObject found = call.object(type);
        call.rights().demandWrite(found);
        String owner = Reference.inBody(call).id();
        call.update(
                found,
                newest -> {
                    if (newest.owners().contains(owner)) {
                        throw Reference.alreadyThere("owners");
                    }
                    return newest.withOwner(owner);
                });
        return Response.empty(204);
    }

    Response remove(GraphCall call) {
        DirectoryObject found = call.object(type);
        call.rights().demandWrite(found);
        String owner = call.variable("owner");
        call.update(
                found,
                newest -> {
                    if (!newest.owners().contains(owner)) {
                        throw GraphRefusal.notFound(owner);
                    }
                    return newest.withoutOwner(owner);
                });
        return Response.empty(204);
    }
}
