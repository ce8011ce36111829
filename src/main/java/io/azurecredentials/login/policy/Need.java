package io.azurecredentials.login.policy;

import io.azurecredentials.login.jwt.ResourceID;

/** One thing to ask Azure, at a place that nothing but verified claims and Azure itself names. */
public sealed interface Need {
    /**
     * The groups that a principal is in, through others too, by {@code getMemberObjects}.
     *
     * @param objectID the principal's
     */
    record GroupsOf(String objectID) implements Need {}

    /**
     * The principal itself in the directory: its service principal, or its user.
     *
     * @param objectID its id
     */
    record AccountOf(String objectID) implements Need {}

    /** A resource, by a GET of Azure Resource Manager. */
    record ResourceAt(ResourceID id) implements Need {}
}
