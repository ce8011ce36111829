package io.azurecredentials.azure;

import io.azurecredentials.azure.throttling.Flow;
import io.azurecredentials.base.Answer;

/**
 * One Entra tenant and what belongs to it, reached with one root credential.
 *
 * <p>All who open the same tenant make so many requests at a time together. All who open it as the
 * same application make none while the service that is asked wants to be left alone. A refusal for
 * that reason is {@code AzureThrottled}, says when to come back, and means that nothing was done.
 */
public interface Tenant {

    /** Applications, service principals and passwords. */
    Directory directory();

    /** Groups and their members. */
    Groups groups();

    /** Role definitions and role assignments. */
    Authorization authorization();

    /** Whoever has signed in. */
    Principals principals();

    /** Virtual machines and whatever else has an identity. */
    Resources resources();

    /** Whether a credential works. */
    Identities identities();

    /**
     * The same tenant for these requests. Nothing is sent or made; cheap enough for every step.
     * Without it, requests are the root application's own, as urgent as issuing.
     */
    Tenant in(Flow flow);

    /**
     * The same tenant, with somebody more to ask right before every request that changes something,
     * after all waiting.
     */
    Tenant when(Permit permit);

    /**
     * Fetches a token for Azure Resource Manager and one for Microsoft Graph with the root
     * credential, past every cache.
     */
    Answer<Access> proveAccess();

    /**
     * The client id that the root credential signs in as. For a managed identity, which may be
     * named otherwise, a token is fetched if none is at hand.
     */
    Answer<String> clientID();

    /** The root credential was accepted for both services. */
    record Access() {}
}
