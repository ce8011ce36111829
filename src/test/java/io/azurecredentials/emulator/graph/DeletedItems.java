package io.azurecredentials.emulator.graph;

import static io.azurecredentials.emulator.directory.ObjectType.APPLICATION;
import static io.azurecredentials.emulator.directory.ObjectType.SERVICE_PRINCIPAL;

import io.azurecredentials.emulator.directory.Directory;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.directory.ObjectType;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.http.Unmodelled;
import io.azurecredentials.emulator.world.Quirk;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code /directory/deletedItems}, the recycle bin. Nothing falls out of it by itself. */
final class DeletedItems {

    private static final String NAMESPACE = "microsoft.graph.";

    /** The namespace, or the alias for it that the schema declares and the SDKs use. */
    private static final Pattern CAST = Pattern.compile("(microsoft\\.)?graph\\.");

    private DeletedItems() {}

    /** Those of one type: {@code deletedItems/microsoft.graph.application}. */
    static Response list(GraphCall call) {
        call.rights().demandReadApplications();
        String cast = call.variable("key").replaceFirst("^graph\\.", NAMESPACE);
        ObjectType type =
                Arrays.stream(ObjectType.values())
                        .filter(candidate -> candidate.odataType().equals("#" + cast))
                        .findFirst()
                        .orElseThrow(() -> new Unmodelled("deleted items of type " + cast));
        return Listing.list(
                call,
                type,
                call.directory().seen(type, call.replica()).filter(DirectoryObject::isDeleted));
    }

    /** One by id, or those of one type: both have the same form of path. */
    static Response get(GraphCall call) {
        if (CAST.matcher(call.variable("key")).lookingAt()) {
            return list(call);
        }
        call.rights().demandReadApplications();
        return Response.of(200, Entities.typed(call, found(call)));
    }

    /** For good. */
    static Response delete(GraphCall call) {
        DirectoryObject found = found(call);
        call.rights().demandWrite(found);
        call.directory()
                .exclusively(
                        () -> {
                            call.directory().purge(found);
                            purgePrincipal(call, found);
                            return found;
                        });
        return Response.empty(204);
    }

    private static void purgePrincipal(GraphCall call, DirectoryObject found) {
        Directory directory = call.directory();
        if (found.type() != APPLICATION
                || !directory.quirks().is(Quirk.PURGE_TAKES_SERVICE_PRINCIPAL)) {
            return;
        }
        List<DirectoryObject> principals =
                directory.idsByKey(SERVICE_PRINCIPAL, "appId", found.text("appId")).stream()
                        .flatMap(id -> directory.current(id).stream())
                        .filter(DirectoryObject::isDeleted)
                        .toList();
        principals.forEach(directory::purge);
    }

    /**
     * Takes it out again; an application with its service principal, if nobody has made another one
     * since.
     */
    static Response restore(GraphCall call) {
        DirectoryObject found = found(call);
        call.rights().demandWrite(found);
        DirectoryObject restored = call.directory().exclusively(() -> restored(call, found));
        return Response.of(200, Entities.typed(call, restored));
    }

    private static DirectoryObject restored(GraphCall call, DirectoryObject found) {
        Directory directory = call.directory();
        if (found.type() == SERVICE_PRINCIPAL && livePrincipal(call, found).isPresent()) {
            throw Conflicts.servicePrincipalExists(found.text("appId"));
        }
        if (found.type() == APPLICATION && isNameTaken(call, found)) {
            throw Conflicts.valueInUse("uniqueName");
        }
        DirectoryObject restored = restore(call, found);
        if (found.type() == APPLICATION
                && directory.quirks().is(Quirk.RESTORE_BRINGS_SERVICE_PRINCIPAL)
                && livePrincipal(call, found).isEmpty()) {
            List<DirectoryObject> principals =
                    directory.idsByKey(SERVICE_PRINCIPAL, "appId", found.text("appId")).stream()
                            .flatMap(id -> directory.current(id).stream())
                            .toList();
            principals.stream().findFirst().ifPresent(p -> restore(call, p));
        }
        return restored;
    }

    private static DirectoryObject restore(GraphCall call, DirectoryObject found) {
        DirectoryObject restored = found.restored();
        call.directory().put(restored);
        if (!call.directory().quirks().is(Quirk.RESTORE_BRINGS_MEMBERSHIPS)) {
            List<DirectoryObject> groups =
                    call.directory()
                            .current()
                            .filter(group -> group.members().contains(restored.id()))
                            .toList();
            groups.forEach(group -> call.directory().put(group.withoutMember(restored.id())));
        }
        return restored;
    }

    private static boolean isNameTaken(GraphCall call, DirectoryObject application) {
        String name = application.text("uniqueName");
        return !name.isEmpty()
                && call.findCurrent(APPLICATION, new Key("uniqueName", name)).isPresent();
    }

    private static Optional<DirectoryObject> livePrincipal(GraphCall call, DirectoryObject object) {
        return call.findCurrent(SERVICE_PRINCIPAL, new Key("appId", object.text("appId")));
    }

    private static DirectoryObject found(GraphCall call) {
        String id = call.variable("key");
        return call.directory()
                .seen(id, call.replica())
                .filter(DirectoryObject::isDeleted)
                .orElseThrow(() -> GraphRefusal.notFound(id));
    }
}
