package io.azurecredentials.emulator.world;

import java.util.List;

/**
 * A group that exists from the start.
 *
 * @param members object ids
 */
public record Group(String id, String displayName, List<String> members, Kind kind) {

    /** What decides who may be a member, and who makes one. */
    public enum Kind {
        SECURITY,
        ROLE_ASSIGNABLE,
        DYNAMIC,
        SYNCHRONIZED,
        MICROSOFT_365,
        MAIL_ENABLED
    }

    /** An empty group; its id follows from the name. */
    public static Group named(String displayName) {
        return new Group(Ids.of("group", displayName), displayName, List.of(), Kind.SECURITY);
    }

    /** An empty group of that name in a tenant that is not the standard one. */
    static Group of(String tenant, String displayName) {
        return new Group(
                Ids.of("group", tenant, displayName), displayName, List.of(), Kind.SECURITY);
    }

    public Group withMembers(String... objectIDs) {
        return new Group(id, displayName, List.of(objectIDs), kind);
    }

    public Group ofKind(Kind other) {
        return new Group(id, displayName, members, other);
    }
}
