package io.azurecredentials.emulator.graph;

import static io.azurecredentials.emulator.directory.ObjectType.USER;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code /users}, as far as they can be members, owners and principals. Nobody signs in as one. */
final class Users {

    private static final List<String> REQUIRED =
            List.of("accountEnabled", "mailNickname", "passwordProfile", "userPrincipalName");

    private Users() {}

    static Response get(GraphCall call) {
        call.rights().demandReadUsers();
        DirectoryObject found = found(call);
        return Entities.read(call, found);
    }

    static Response create(GraphCall call) {
        call.rights().demandWriteUsers();
        ObjectNode body = call.body();
        Properties.displayName(USER, body);
        Properties.demand(USER, body, REQUIRED);
        demandFree(call, body.path("userPrincipalName").asText());
        String id = UUID.randomUUID().toString();
        ObjectNode filled = USER.blank().put("id", id);
        Properties.apply(USER, filled, shown(body));
        DirectoryObject created = DirectoryObject.of(USER, id, filled);
        call.directory()
                .exclusively(
                        () -> {
                            call.directory().put(created);
                            return created;
                        });
        return Entities.created(call, Entities.entity(call, created, List.of()), created);
    }

    static Response update(GraphCall call) {
        call.rights().demandWriteUsers();
        ObjectNode body = shown(call.body());
        call.update(found(call), newest -> newest.edit(next -> Properties.apply(USER, next, body)));
        return Response.empty(204);
    }

    static Response delete(GraphCall call) {
        call.rights().demandWriteUsers();
        call.update(found(call), newest -> newest.deleted(call.now()));
        return Response.empty(204);
    }

    private static void demandFree(GraphCall call, String name) {
        if (byName(call, name).isPresent()) {
            throw Conflicts.objectConflict("userPrincipalName");
        }
    }

    private static ObjectNode shown(ObjectNode body) {
        ObjectNode shown = body.deepCopy();
        shown.remove("passwordProfile");
        return shown;
    }

    private static DirectoryObject found(GraphCall call) {
        String key = call.variable("key");
        return find(call, key).orElseThrow(() -> GraphRefusal.notFound(key));
    }

    /** A live user by id or by user principal name. */
    static Optional<DirectoryObject> find(GraphCall call, String key) {
        return call.find(USER, new Key("id", key)).or(() -> byName(call, key));
    }

    private static Optional<DirectoryObject> byName(GraphCall call, String name) {
        return call.directory()
                .seen(USER, call.replica())
                .filter(user -> !user.isDeleted())
                .filter(user -> user.text("userPrincipalName").equalsIgnoreCase(name))
                .findFirst();
    }
}
