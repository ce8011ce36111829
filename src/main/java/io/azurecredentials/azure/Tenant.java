package io.azurecredentials.azure;

import io.azurecredentials.base.Answer;

/** One Entra tenant and what belongs to it, reached with one root credential. */
public interface Tenant {

    /** Applications, service principals and passwords. */
    Directory directory();

    /** Role definitions and role assignments. */
    Authorization authorization();

    /** Whether a credential works. */
    Identities identities();

    /**
     * Fetches a token for Azure Resource Manager and one for Microsoft Graph with the root
     * credential, past every cache.
     */
    Answer<Access> proveAccess();

    /** The root credential was accepted for both services. */
    record Access() {}
}
