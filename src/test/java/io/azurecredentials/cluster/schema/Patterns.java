package io.azurecredentials.cluster.schema;

import com.google.re2j.Pattern;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Regular expressions in RE2's syntax, which is Go's and knows no look-around. */
final class Patterns {

    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

    private Patterns() {}

    /**
     * Whether the expression matches anywhere in the text.
     *
     * @throws com.google.re2j.PatternSyntaxException if it is none
     */
    static boolean found(String expression, String text) {
        return COMPILED.computeIfAbsent(expression, Pattern::compile).matcher(text).find();
    }
}
