package io.azurecredentials.emulator.graph;

import io.azurecredentials.emulator.directory.DirectoryObject;

/** Who owns what an application creates. */
final class Ownership {

    private Ownership() {}

    /** A caller that may write only what it owns becomes the owner of what it creates. */
    static DirectoryObject byCreator(GraphCall call, DirectoryObject created) {
        if (call.rights().mayWriteAll()) {
            return created;
        }
        demandQuota(call);
        return created.withOwner(call.caller().objectID());
    }

    /** What is in the recycle bin counts a quarter. */
    private static void demandQuota(GraphCall call) {
        int quota = call.directory().quirks().directoryQuota();
        if (quota == Integer.MAX_VALUE) {
            return;
        }
        double used =
                call.directory()
                        .current()
                        .filter(object -> object.owners().contains(call.caller().objectID()))
                        .mapToDouble(object -> object.isDeleted() ? 0.25 : 1)
                        .sum();
        if (used + 1 > quota) {
            throw Conflicts.quotaExceeded();
        }
    }
}
