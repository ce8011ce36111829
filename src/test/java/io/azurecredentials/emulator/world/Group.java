package io.azurecredentials.emulator.world;

import java.util.List;

/**
 * A security group that exists from the start.
 *
 * @param members object ids
 */
public record Group(String id, String displayName, List<String> members) {

    /** An empty group; its id follows from the name. */
    public static Group named(String displayName) {
        return new Group(Ids.of("group", displayName), displayName, List.of());
    }

    /** An empty group of that name in a tenant that is not the standard one. */
    static Group of(String tenant, String displayName) {
        return new Group(Ids.of("group", tenant, displayName), displayName, List.of());
    }

    public Group withMembers(String... objectIDs) {
        return new Group(id, displayName, List.of(objectIDs));
    }
}
