package io.azurecredentials.login.lookup;

import io.azurecredentials.login.jwt.Principal;
import io.azurecredentials.login.policy.Need;

/** One thing to ask: everything that an answer depends on. */
record Question(Asker asker, Need need) {

    /** On whose account it is asked. */
    record Asker(String configUID, String tenantID, Principal principal) {}
}
