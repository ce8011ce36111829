package io.azurecredentials.login.jwt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a resource in a resource group, taken apart. Two are the same if all their segments
 * are; ASCII letters have lost their case, as Azure Resource Manager pays no regard to it.
 *
 * @param subscriptionID in lower case
 * @param provider its resource provider's namespace, such as {@code microsoft.compute}
 * @param types one for each name, such as {@code virtualmachinescalesets, virtualmachines}
 * @param names of the resource, after those of what it is part of; as many as there are types
 * @see <a
 *     href="https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-resource#resourceid">
 *     resourceId</a>
 */
public record ResourceID(
        String subscriptionID,
        String resourceGroup,
        String provider,
        List<String> types,
        List<String> names) {
    private static final int LONGEST = 1024;

    /** {@code /subscriptions/S/resourceGroups/G/providers/P} splits into so many. */
    private static final int PREFIX = 7;

    private static final int MOST_SEGMENTS = PREFIX + 2 * 4;
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9.]{0,127}");

    /** What resource groups may be called; names of resources are narrower. */
    private static final Pattern NAME =
            Pattern.compile("[-_.()\\p{L}\\p{N}]{0,259}[-_()\\p{L}\\p{N}]");

    public ResourceID {
        types = List.copyOf(types);
        names = List.copyOf(names);
    }

    /**
     * Reads one; empty for whatever is not exactly that: other scopes, traversal, escapes, a query,
     * empty segments.
     */
    public static Optional<ResourceID> of(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String[] segments = Ascii.lower(text).split("/", MOST_SEGMENTS + 1);
        boolean fits =
                segments.length > PREFIX
                        && segments.length <= MOST_SEGMENTS
                        && segments.length % 2 == PREFIX % 2;
        return fits && hasPrefix(segments) ? named(segments) : Optional.empty();
    }

    /** What it is. */
    public ResourceKind kind() {
        return ResourceKind.of(type());
    }

    /** Its full type, such as {@code microsoft.compute/virtualmachines}. */
    public String type() {
        return provider + "/" + String.join("/", types);
    }

    /** Its own name. */
    public String name() {
        return names.getLast();
    }

    /** What it is part of; empty if it is part of nothing but its resource group. */
    public Optional<ResourceID> parent() {
        int depth = names.size() - 1;
        return depth == 0
                ? Optional.empty()
                : Optional.of(
                        new ResourceID(
                                subscriptionID,
                                resourceGroup,
                                provider,
                                types.subList(0, depth),
                                names.subList(0, depth)));
    }

    /** As Azure Resource Manager takes it. */
    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(
                        "/subscriptions/%s/resourcegroups/%s/providers/%s"
                                .formatted(subscriptionID, resourceGroup, provider));
        for (int i = 0; i < names.size(); i++) {
            text.append('/').append(types.get(i)).append('/').append(names.get(i));
        }
        return text.toString();
    }

    private static boolean hasPrefix(String[] segments) {
        return segments[0].isEmpty()
                && segments[1].equals("subscriptions")
                && Guid.of(segments[2]).isPresent()
                && segments[3].equals("resourcegroups")
                && NAME.matcher(segments[4]).matches()
                && segments[5].equals("providers")
                && WORD.matcher(segments[6]).matches();
    }

    private static Optional<ResourceID> named(String[] segments) {
        List<String> types = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = PREFIX; i < segments.length; i += 2) {
            types.add(segments[i]);
            names.add(segments[i + 1]);
        }
        boolean plain =
                types.stream().allMatch(it -> WORD.matcher(it).matches())
                        && names.stream().allMatch(it -> NAME.matcher(it).matches());
        return plain
                ? Optional.of(new ResourceID(segments[2], segments[4], segments[6], types, names))
                : Optional.empty();
    }
}
