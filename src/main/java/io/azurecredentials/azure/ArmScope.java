package io.azurecredentials.azure;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A scope as a part of a URL. The SDK puts it there as it is, so it must not be able to add. */
final class ArmScope {
    private ArmScope() {}

    /**
     * The scope without its first slash, every segment encoded.
     *
     * @throws IllegalArgumentException if a segment would lead elsewhere ({@code .} or {@code ..})
     */
    static String path(String scope) {
        return Arrays.stream(scope.split("/", -1))
                .filter(it -> !it.isEmpty())
                .map(ArmScope::segment)
                .collect(Collectors.joining("/"));
    }

    private static String segment(String segment) {
        if (segment.equals(".") || segment.equals("..")) {
            throw new IllegalArgumentException("a scope has no segments of dots only");
        }
        return URLEncoder.encode(segment, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%28", "(")
                .replace("%29", ")");
    }
}
