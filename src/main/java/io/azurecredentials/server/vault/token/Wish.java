package io.azurecredentials.server.vault.token;

import io.azurecredentials.audit.Deed;

/** What somebody wants with another's token. */
enum Wish {
    LOOKUP(Deed.LOOKUP, "get"),
    RENEWAL(Deed.RENEWAL, "update"),
    REVOCATION(Deed.REVOCATION, "delete");

    private final Deed deed;
    private final String verb;

    Wish(Deed deed, String verb) {
        this.deed = deed;
        this.verb = verb;
    }

    /** As it is written down. */
    Deed deed() {
        return deed;
    }

    /** What RBAC has to let him do to the AzureSession. */
    String verb() {
        return verb;
    }
}
