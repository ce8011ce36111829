package io.azurecredentials.emulator.arm;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The roles that a tenant made for itself. */
final class CustomRoles {

    private final Map<String, RoleDefinition> all = new ConcurrentSkipListMap<>();

    Optional<RoleDefinition> find(String name) {
        return Optional.ofNullable(all.get(name.toLowerCase(Locale.ROOT)));
    }

    Stream<RoleDefinition> all() {
        return all.values().stream();
    }

    void put(RoleDefinition role) {
        all.put(role.name().toLowerCase(Locale.ROOT), role);
    }

    /** Removes those that can be assigned nowhere else. */
    void removeWithin(Scope scope) {
        all.values().removeIf(role -> role.assignableScopes().allMatch(scope::isPrefixOf));
    }

    void remove(RoleDefinition role) {
        all.remove(role.name().toLowerCase(Locale.ROOT));
    }
}
