package io.azurecredentials.azure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a resource is, in lower case.
 *
 * @param namespace of its provider, such as {@code microsoft.compute}
 * @param name such as {@code virtualmachinescalesets/virtualmachines}
 */
record ResourceType(String namespace, String name) {
    private static final String WORD = "[a-z][a-z0-9.]*";

    /** {@code /subscriptions/S/resourceGroups/G/providers/P} splits into so many. */
    private static final int PREFIX = 7;

    /** The type of what an id names; empty unless that is a resource in a resource group. */
    static Optional<ResourceType> of(String id) {
        List<String> segments = Arrays.asList(id.toLowerCase(Locale.ROOT).split("/", -1));
        boolean named =
                segments.size() > PREFIX
                        && segments.size() % 2 == PREFIX % 2
                        && segments.get(1).equals("subscriptions")
                        && segments.get(3).equals("resourcegroups")
                        && segments.get(5).equals("providers");
        return named
                ? Optional.of(named(segments)).filter(ResourceType::isPlain)
                : Optional.empty();
    }

    private static ResourceType named(List<String> segments) {
        return new ResourceType(
                segments.get(PREFIX - 1),
                IntStream.iterate(PREFIX, it -> it < segments.size(), it -> it + 2)
                        .mapToObj(segments::get)
                        .collect(Collectors.joining("/")));
    }

    private boolean isPlain() {
        return namespace.matches(WORD) && name.matches(WORD + "(/" + WORD + ")*");
    }

    boolean is(String text) {
        return toString().equals(text);
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
