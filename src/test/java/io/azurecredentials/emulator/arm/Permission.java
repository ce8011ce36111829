package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;

/** One entry of a role: allowed actions without the excepted ones, both with {@code *}. */
record Permission(List<Pattern> actions, List<Pattern> notActions) {

    static Permission of(JsonNode permission) {
        return new Permission(
                patterns(permission.path("actions")), patterns(permission.path("notActions")));
    }

    boolean allows(String action) {
        return matches(actions, action) && !matches(notActions, action);
    }

    private static boolean matches(List<Pattern> patterns, String action) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(action).matches());
    }

    private static List<Pattern> patterns(JsonNode names) {
        return names.valueStream()
                .map(name -> "\\Q" + name.asText().replace("*", "\\E.*\\Q") + "\\E")
                .map(regex -> Pattern.compile(regex, Pattern.CASE_INSENSITIVE))
                .toList();
    }
}
