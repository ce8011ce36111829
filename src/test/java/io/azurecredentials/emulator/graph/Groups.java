package io.azurecredentials.emulator.graph;

import static io.azurecredentials.emulator.directory.ObjectType.GROUP;

import com.fasterxml.jackson.databind.JsonNode;
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

    static Response create(GraphCall call) {
        call.rights().demandWriteGroups();
        ObjectNode body = call.body();
        String name = Properties.displayName(GROUP, body);
        Properties.demand(GROUP, body, REQUIRED);
        String id = UUID.randomUUID().toString();
        ObjectNode filled = NewObjects.group(id, name, call.now());
        Properties.apply(GROUP, filled, body);
        DirectoryObject created = bound(call, DirectoryObject.of(GROUP, id, filled), body);
        call.directory()
                .exclusively(
                        () -> {
                            call.directory().put(created);
                            return created;
                        });
        return Entities.created(call, Entities.entity(call, created, List.of()), created);
    }

    /** Members and owners may be named in the same request. */
    private static DirectoryObject bound(GraphCall call, DirectoryObject group, ObjectNode body) {
        DirectoryObject next = group;
        for (JsonNode link : body.path("members@odata.bind")) {
            next = next.withMember(Reference.named(call, link.asText()).id());
        }
        for (JsonNode link : body.path("owners@odata.bind")) {
            next = next.withOwner(Reference.named(call, link.asText()).id());
        }
        return next;
    }

    static Response update(GraphCall call) {
        call.rights().demandWriteGroups();
        DirectoryObject found = call.object(GROUP);
        ObjectNode body = call.body();
        call.update(
                found,
                newest ->
                        bound(
                                call,
                                newest.edit(next -> Properties.apply(GROUP, next, body)),
                                body));
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
