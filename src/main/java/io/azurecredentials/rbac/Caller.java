package io.azurecredentials.rbac;

import java.util.List;
import java.util.Map;

/**
 * Somebody as Kubernetes knows him.
 *
 * @param user the name that RBAC grants rights to
 * @param uid empty if there is none
 * @param groups likewise
 * @param extra what else the API server knows of him, which an authorizer may look at
 */
public record Caller(
        String user, String uid, List<String> groups, Map<String, List<String>> extra) {
    public Caller {
        groups = List.copyOf(groups);
        extra = Map.copyOf(extra);
    }
}
