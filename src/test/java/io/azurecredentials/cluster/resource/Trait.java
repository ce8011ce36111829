package io.azurecredentials.cluster.resource;

/** What tells kinds apart in how they are written. */
public enum Trait {
    /** Status is written through a subresource of its own. */
    STATUS,
    /** {@code metadata.generation} counts the changes of what is wanted. */
    GENERATION,
    /** An update without a resource version overwrites. */
    UNCONDITIONAL_UPDATE,
    /** An update of what does not exist creates it. */
    CREATE_ON_UPDATE,
    /** Strategic merge patches are understood: the built-in kinds. */
    STRATEGIC_PATCH,
    /** A deletion answers with the object, not with a Status. */
    ANSWERS_DELETED_OBJECT
}
