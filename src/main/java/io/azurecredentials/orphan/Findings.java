package io.azurecredentials.orphan;

import io.azurecredentials.orphan.policy.Thing;

/** Told what the looks at Azure led to, on the auditor's thread. */
public interface Findings {

    /** So many of that kind have no owner after the last complete look, all tenants together. */
    void left(Thing.Kind kind, long number);

    /**
     * One look is over.
     *
     * @param complete whether everything could be looked at
     */
    void looked(boolean complete);
}
