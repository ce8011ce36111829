package io.azurecredentials.login.jwt;

/** Who a token speaks for: always known by the id of its object in the tenant, never by a name. */
public sealed interface Principal {
    /** The object's id in lower case. */
    String objectID();

    /**
     * An application, or a managed identity.
     *
     * @param clientID its application id in lower case
     */
    record ServicePrincipal(String objectID, String clientID) implements Principal {}

    /** A person. Which application asked in his name says nothing about him and is left out. */
    record User(String objectID) implements Principal {}
}
