package io.azurecredentials.emulator.graph;

import static io.azurecredentials.emulator.directory.ObjectType.GROUP;

import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.directory.Memberships;
import io.azurecredentials.emulator.directory.ObjectType;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.http.Unmodelled;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code memberOf}, {@code transitiveMemberOf}, {@code members} and {@code transitiveMembers}, all
 * of them or those of one type ({@code members/microsoft.graph.user}).
 */
final class Relations {

    private Relations() {}

    static Response memberOf(GraphCall call) {
        call.rights().demandReadMemberships();
        String id = DirectoryObjects.found(call).id();
        return answer(
                call,
                call.directory()
                        .seen(GROUP, call.replica())
                        .filter(group -> !group.isDeleted() && group.members().contains(id)));
    }

    static Response transitiveMemberOf(GraphCall call) {
        call.rights().demandReadMemberships();
        String id = DirectoryObjects.found(call).id();
        return answer(
                call,
                call.live(Memberships.of(id, () -> call.directory().seen(GROUP, call.replica()))));
    }

    static Response members(GraphCall call) {
        call.rights().demandReadGroups();
        return answer(call, call.live(call.object(GROUP).members()));
    }

    static Response transitiveMembers(GraphCall call) {
        call.rights().demandReadGroups();
        Set<String> found = new LinkedHashSet<>();
        Deque<DirectoryObject> open = new ArrayDeque<>();
        open.add(call.object(GROUP));
        while (!open.isEmpty()) {
            Set<String> direct = new LinkedHashSet<>(open.remove().members());
            direct.removeAll(found);
            found.addAll(direct);
            call.live(direct).filter(it -> it.type() == GROUP).forEach(open::add);
        }
        return answer(call, call.live(found));
    }

    private static Response answer(GraphCall call, Stream<DirectoryObject> related) {
        String cast = call.path().get("cast");
        if (cast == null) {
            return Listing.mixed(call, related);
        }
        ObjectType type =
                Arrays.stream(ObjectType.values())
                        .filter(it -> it.odataName().equalsIgnoreCase(cast))
                        .findFirst()
                        .orElseThrow(() -> new Unmodelled("relations to a " + cast));
        return Listing.list(call, type, related.filter(object -> object.type() == type));
    }
}
