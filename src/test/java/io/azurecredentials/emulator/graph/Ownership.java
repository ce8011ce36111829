package io.azurecredentials.emulator.graph;

import io.azurecredentials.emulator.directory.DirectoryObject;

/** Who owns what an application creates. */
final class Ownership {

    private Ownership() {}

    /** A caller that may write only what it owns becomes the owner of what it creates. */
    static DirectoryObject byCreator(GraphCall call, DirectoryObject created) {
        return call.rights().mayWriteAll() ? created : created.withOwner(call.caller().objectID());
    }
}
