package io.azurecredentials.emulator.directory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Who is in which group, nested groups included. */
public final class Memberships {

    private Memberships() {}

    /**
     * The ids of all groups that an object is in, directly or through other groups; nearest first.
     *
     * @param groups the groups as the asking system sees them; asked once per level
     */
    public static Set<String> of(String objectID, Supplier<Stream<DirectoryObject>> groups) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>();
        open.add(objectID);
        while (!open.isEmpty()) {
            String member = open.remove();
            groups.get()
                    .filter(group -> !group.isDeleted() && group.members().contains(member))
                    .filter(group -> found.add(group.id()))
                    .forEach(group -> open.add(group.id()));
        }
        return found;
    }
}
