package io.azurecredentials.emulator.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.directory.ObjectType;
import io.azurecredentials.emulator.http.Unmodelled;
import java.util.Set;

/**
 * {@code $expand}: related objects inside their object. Learned from Microsoft's "Customize
 * responses with query parameters": twenty at most, of one relation at a time.
 */
final class Expansion {
    private static final int MOST = 20;

    private Expansion() {}

    /** Puts the wanted relations into an object's body. */
    static void into(GraphCall call, DirectoryObject object, Options options, ObjectNode body) {
        for (String relation : options.expand()) {
            ArrayNode related = body.putArray(relation);
            call.live(ids(object, relation))
                    .limit(MOST)
                    .forEach(found -> related.add(Entities.item(found)));
        }
    }

    private static Set<String> ids(DirectoryObject object, String relation) {
        if (relation.equals("owners") && object.type() != ObjectType.USER) {
            return object.owners();
        }
        if (relation.equals("members") && object.type() == ObjectType.GROUP) {
            return object.members();
        }
        throw new Unmodelled("expansion of " + relation);
    }
}
