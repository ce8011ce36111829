package io.azurecredentials.login.lookup;

import io.azurecredentials.login.jwt.Principal;
import io.azurecredentials.login.policy.Need;

/** One thing to ask: everything that an answer depends on. */
record Question(Asker asker, Need need) {

    /** On whose account it is asked. */
    record Asker(String configUID, String tenantID, Principal principal) {
        /** The one who asks, whose part is the same through however many configs. */
        Somebody somebody() {
            return new Somebody(tenantID, principal);
        }
    }

    /** A principal, which is known by its id within a tenant only. */
    record Somebody(String tenantID, Principal principal) {}
}
