package io.azurecredentials.emulator.arm;

import io.azurecredentials.emulator.http.Unmodelled;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ARM's {@code $filter}: conditions joined by {@code and}, each {@code name eq 'value'} or a
 * function such as {@code atScope()}.
 */
record ArmFilter(Map<String, String> conditions) {

    private static final Pattern CONDITION =
            Pattern.compile(
                    "(\\w+)\\s+eq\\s+'((?:[^']|'')*)'|(\\w+)\\((?:'([^']*)')?\\)",
                    Pattern.CASE_INSENSITIVE);

    /** Reads a filter of which only these names are modelled. */
    static ArmFilter parse(Optional<String> text, String... modelled) {
        Map<String, String> conditions = new LinkedHashMap<>();
        if (text.isPresent()) {
            for (String part : text.get().split("(?i)\\s+and\\s+", -1)) {
                Matcher matcher = CONDITION.matcher(part.strip());
                if (!matcher.matches()) {
                    throw new Unmodelled("filter " + part);
                }
                boolean function = matcher.group(3) != null;
                String name = function ? matcher.group(3) + "()" : matcher.group(1);
                String value = matcher.group(function ? 4 : 2);
                conditions.put(
                        known(name, modelled), value == null ? "" : value.replace("''", "'"));
            }
        }
        return new ArmFilter(conditions);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(conditions.get(name));
    }

    private static String known(String name, String... modelled) {
        return Arrays.stream(modelled)
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new Unmodelled("filter on " + name));
    }
}
