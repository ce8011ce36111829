package io.azurecredentials.chaos.oracle;

import io.azurecredentials.emulator.control.Inventory;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What was given up: it may stay in Azure, whole or in part, although nobody names it. */
final class Abandoned {
    private final Set<String> owners = ConcurrentHashMap.newKeySet();

    /**
     * Unique names of applications by the object ids of their service principals: roles outlive
     * those, so whose they were has to be remembered.
     */
    private final Map<String, String> principals = new ConcurrentHashMap<>();

    /** The AzureCredential of that UID is about to be given up. */
    void add(String uid) {
        owners.add(uid);
    }

    void seen(Inventory inventory) {
        Map<String, String> names = new HashMap<>();
        inventory.applications().forEach(it -> names.put(it.appId(), name(it)));
        inventory.servicePrincipals().stream()
                .filter(it -> names.containsKey(it.appId()))
                .forEach(it -> principals.put(it.id(), names.get(it.appId())));
    }

    boolean contains(Inventory.Application application) {
        return isAbandoned(name(application));
    }

    boolean containsPrincipal(String id) {
        return isAbandoned(principals.getOrDefault(id, ""));
    }

    /** One on an application that others use as well. */
    boolean containsPassword(String displayName) {
        return isAbandoned(displayName);
    }

    private boolean isAbandoned(String name) {
        return owners.stream().anyMatch(name::contains);
    }

    private static String name(Inventory.Application application) {
        return String.valueOf(application.uniqueName());
    }
}
