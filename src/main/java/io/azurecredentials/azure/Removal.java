package io.azurecredentials.azure;

/** What a deletion says about the thing that should be gone. */
public enum Removal {
    /**
     * Azure confirmed that it deleted it just now (Graph 204, Azure Resource Manager 200): proof.
     */
    REMOVED,

    /**
     * Azure did not find it (any 404, Azure Resource Manager 204). Replicas lag, so this is no
     * proof until it has stayed so for a while.
     */
    ABSENT
}
