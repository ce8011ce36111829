package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.http.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The roles there are: Azure's built-in ones, recorded in August 2023. */
final class RoleDefinitions {

    private static final List<RoleDefinition> BUILT_IN =
            Json.resource("/emulator/arm/builtin-roles.json")
                    .valueStream()
                    .map(RoleDefinitions::read)
                    .toList();

    private static final Map<String, RoleDefinition> BY_NAME =
            BUILT_IN.stream().collect(Collectors.toMap(RoleDefinition::name, Function.identity()));

    private RoleDefinitions() {}

    /** The role of that GUID. */
    static Optional<RoleDefinition> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The role of that display name; for the world's grants. */
    static RoleDefinition named(String roleName) {
        return all().filter(role -> role.roleName().equalsIgnoreCase(roleName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no role " + roleName));
    }

    static Stream<RoleDefinition> all() {
        return BUILT_IN.stream();
    }

    private static RoleDefinition read(JsonNode entry) {
        return RoleDefinition.of(entry.path("name").asText(), entry.path("properties"));
    }
}
