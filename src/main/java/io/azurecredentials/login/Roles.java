package io.azurecredentials.login;

import io.azurecredentials.base.Answer;

/** The roles that one can log in for. */
@FunctionalInterface
public interface Roles {
    /**
     * What logins for a role go by. A refusal that only time can fix means that nobody knows what
     * roles there are; every other says why nobody can log in for this one.
     */
    Answer<Terms> find(String namespace, String name);
}
