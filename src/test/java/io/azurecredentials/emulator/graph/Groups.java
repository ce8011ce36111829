package io.azurecredentials.emulator.graph;

import static io.azurecredentials.emulator.directory.ObjectType.GROUP;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.directory.NewObjects;
import io.azurecredentials.emulator.http.Response;
import java.util.List;
import java.util.UUID;

/** {@code /groups}: security groups, which are gone at once when they are deleted. */
final class Groups {

    private static final List<String> REQUIRED =
            List.of("mailEnabled", "mailNickname", "securityEnabled");

    private Groups() {}

    static Response list(GraphCall call) {
        call.rights().demandReadGroups();
        return Listing.list(call, GROUP, call.directory().seen(GROUP, call.replica()));
    }

    static Response get(GraphCall call) {
        call.rights().demandReadGroups();
        DirectoryObject found = call.object(GROUP);
        return Response.of(200, Entities.entity(call, found, Options.of(call.request()).select()));
    }

    static Response create(GraphCall call) {
        call.rights().demandWriteGroups();
        ObjectNode body = call.body();
        String name = Properties.displayName(GROUP, body);
        for (String property : REQUIRED) {
            if (!body.hasNonNull(property)) {
                throw GraphRefusal.badRequest(
                        "A value is required for property '%s' of resource 'Group'."
                                .formatted(property));
            }
        }
        String id = UUID.randomUUID().toString();
        ObjectNode filled = NewObjects.group(id, name, call.now());
        Properties.apply(GROUP, filled, body);
        DirectoryObject created = DirectoryObject.of(GROUP, id, filled);
        call.directory()
                .exclusively(
                        () -> {
                            call.directory().put(created);
                            return created;
                        });
        return Entities.created(call, Entities.entity(call, created, List.of()), created);
    }

    static Response update(GraphCall call) {
        call.rights().demandWriteGroups();
        DirectoryObject found = call.object(GROUP);
        ObjectNode body = call.body();
        call.update(found, newest -> newest.edit(next -> Properties.apply(GROUP, next, body)));
        return Response.empty(204);
    }

    static Response delete(GraphCall call) {
        call.rights().demandWriteGroups();
        DirectoryObject found = call.object(GROUP);
        call.directory()
                .exclusively(
                        () -> {
                            call.directory().purge(found);
                            return found;
                        });
        return Response.empty(204);
    }
}
