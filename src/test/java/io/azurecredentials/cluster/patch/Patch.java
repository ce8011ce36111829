package io.azurecredentials.cluster.patch;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A change of a document that is given as a document itself. */
public interface Patch {

    /** The changed document; the argument stays as it is. */
    ObjectNode applyTo(ObjectNode document);
}
