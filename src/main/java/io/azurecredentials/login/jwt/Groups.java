package io.azurecredentials.login.jwt;

import java.util.Set;

/**
 * What a token says about its principal's groups.
 *
 * @see <a
 *     href="https://learn.microsoft.com/security/zero-trust/develop/configure-tokens-group-claims-app-roles#group-overages">
 *     Group overages</a>
 */
public sealed interface Groups {
    /**
     * All that the application asks to be told of.
     *
     * @param objectIDs in lower case; a group that is called by anything else is left out
     */
    record Listed(Set<String> objectIDs) implements Groups {
        public Listed {
            objectIDs = Set.copyOf(objectIDs);
        }
    }

    /**
     * More than fit. The token says where to ask for them; nobody goes there, because a token is no
     * reason to send a request anywhere.
     */
    record TooMany() implements Groups {}

    /** Nothing: the application does not ask, or the principal is a managed identity. */
    record Unsaid() implements Groups {}
}
