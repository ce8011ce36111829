package io.azurecredentials.azure;

import io.azurecredentials.azure.Resources.Resource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is read of Azure Resource Manager's answers. What is not there is not known; what is there
 * of another kind than it should be is not there.
 *
 * @see <a
 *     href="https://learn.microsoft.com/rest/api/compute/virtual-machines/get#virtualmachineidentity">Identity
 *     of a virtual machine</a>
 * @see <a href="https://learn.microsoft.com/rest/api/managedidentity/user-assigned-identities/get">
 *     User-assigned identities</a>
 */
final class ResourceReply {
    private static final String PRINCIPAL = "principalId";

    private ResourceReply() {}

    /** A resource of that type. */
    static Resource resource(ResourceType type, Map<?, ?> body) {
        Map<?, ?> properties = child(body, "properties");
        return new Resource(
                text(body, "location").orElse(""),
                principals(type, body, properties),
                text(child(properties, "virtualMachineScaleSet"), "id"),
                untold(body));
    }

    /** The versions of each of a provider's types. */
    static Map<String, List<String>> versions(Map<?, ?> body) {
        Map<String, List<String>> all = new HashMap<>();
        for (Object type : list(body, "resourceTypes")) {
            if (type instanceof Map<?, ?> it) {
                List<String> versions =
                        list(it, "apiVersions").stream().map(String::valueOf).toList();
                text(it, "resourceType").ifPresent(name -> all.put(name, versions));
            }
        }
        return all;
    }

    /**
     * Only an identity's own properties say whom it is: many a resource has a property of that name
     * which says something else, and which its author may choose.
     */
    private static Set<String> principals(ResourceType type, Map<?, ?> body, Map<?, ?> properties) {
        Set<String> found = new HashSet<>();
        if (type.is(ArmResources.IDENTITY)) {
            text(properties, PRINCIPAL).ifPresent(found::add);
        }
        text(child(body, "identity"), PRINCIPAL).ifPresent(found::add);
        assigned(body).values().forEach(it -> principal(it).ifPresent(found::add));
        return found.stream()
                .map(it -> it.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> untold(Map<?, ?> body) {
        return assigned(body).entrySet().stream()
                .filter(it -> principal(it.getValue()).isEmpty())
                .map(it -> String.valueOf(it.getKey()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<?, ?> assigned(Map<?, ?> body) {
        return child(child(body, "identity"), "userAssignedIdentities");
    }

    private static Optional<String> principal(@Nullable Object identity) {
        return identity instanceof Map<?, ?> it ? text(it, PRINCIPAL) : Optional.empty();
    }

    private static Map<?, ?> child(Map<?, ?> body, String name) {
        return body.get(name) instanceof Map<?, ?> it ? it : Map.of();
    }

    private static Collection<?> list(Map<?, ?> body, String name) {
        return body.get(name) instanceof List<?> it ? it : List.of();
    }

    private static Optional<String> text(Map<?, ?> body, String name) {
        @Nullable Object value = body.get(name);
        return value instanceof String it && !it.isEmpty() ? Optional.of(it) : Optional.empty();
    }
}
