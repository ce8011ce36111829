package io.azurecredentials.azure;

import io.azurecredentials.base.Answer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whoever has signed in to a tenant, known by object id, as Microsoft Graph has them now. */
public interface Principals {

    /** What an object is; a request for one kind does not find the other. */
    enum Kind {
        SERVICE_PRINCIPAL,
        USER
    }

    /**
     * The object ids of all groups and directory roles that it is in, through others too, in lower
     * case; empty when Graph shows no such object. One request, since the answer has no pages.
     *
     * @return {@code AzureLimit} when there are more than Graph tells
     * @see <a href="https://learn.microsoft.com/graph/api/directoryobject-getmemberobjects">Get
     *     member objects</a>
     */
    Answer<Optional<Set<String>>> groups(Kind kind, String objectID);

    /** What Graph shows of it; empty when it shows no such object. */
    Answer<Optional<Account>> find(Kind kind, String objectID);

    /**
     * A service principal or a user.
     *
     * @param enabled whether it can sign in
     * @param managedIdentity whether Azure made it for a resource
     * @param alternativeNames of a service principal; a managed identity's resource is among them
     * @see <a href="https://learn.microsoft.com/graph/api/resources/serviceprincipal">
     *     servicePrincipal</a>
     */
    record Account(boolean enabled, boolean managedIdentity, List<String> alternativeNames) {
        public Account {
            alternativeNames = List.copyOf(alternativeNames);
        }
    }
}
