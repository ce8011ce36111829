package io.azurecredentials.emulator.directory;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which application permissions of Microsoft Graph an administrator has granted to whom. */
public final class Consents {
    private final Map<String, Set<String>> byPrincipal = new ConcurrentHashMap<>();

    public void grant(String principalID, Set<String> permissions) {
        byPrincipal.put(principalID, Set.copyOf(permissions));
    }

    /** What the service principal was granted. */
    public Set<String> of(String principalID) {
        return byPrincipal.getOrDefault(principalID, Set.of());
    }
}
