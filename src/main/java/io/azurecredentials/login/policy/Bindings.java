package io.azurecredentials.login.policy;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.azurecredentials.login.jwt.Ascii;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whom a role is bound to. An empty list binds nothing; each of the others must fit. {@code *}
 * alone stands for anybody, so it binds nothing either.
 *
 * <p>Names and ids are compared without regard to the case of ASCII letters, locations without
 * blanks as well, so that {@code East US} is {@code eastus}.
 *
 * @param servicePrincipalIDs object ids; of users too, where they may log in
 * @param groupIDs object ids
 * @param scaleSets names
 */
public record Bindings(
        Set<String> servicePrincipalIDs,
        Set<String> groupIDs,
        Set<String> subscriptionIDs,
        Set<String> resourceGroups,
        Set<String> locations,
        Set<String> scaleSets) {
    private static final Set<String> ANYBODY = Set.of("*");

    public Bindings {
        servicePrincipalIDs = folded(servicePrincipalIDs);
        groupIDs = folded(groupIDs);
        subscriptionIDs = folded(subscriptionIDs);
        resourceGroups = folded(resourceGroups);
        locations = locations.stream().map(Bindings::location).collect(toUnmodifiableSet());
        scaleSets = folded(scaleSets);
    }

    /**
     * Whether anything is bound at all. Vault asks for service principals or groups, not both
     * {@code *}; {@code *} with nothing but an empty list beside it would let everybody of the
     * tenant in, so it needs a resource to go with.
     */
    boolean areSpecific() {
        boolean named = !servicePrincipalIDs.isEmpty() || !groupIDs.isEmpty();
        boolean bothAnybody = isAnybody(servicePrincipalIDs) && isAnybody(groupIDs);
        return named && !bothAnybody && (limitPrincipals() || limitGroups() || limitResources());
    }

    boolean limitPrincipals() {
        return !servicePrincipalIDs.isEmpty() && !isAnybody(servicePrincipalIDs);
    }

    boolean limitGroups() {
        return !groupIDs.isEmpty() && !isAnybody(groupIDs);
    }

    boolean limitResources() {
        return Stream.of(subscriptionIDs, resourceGroups, locations, scaleSets)
                .anyMatch(it -> !it.isEmpty());
    }

    /** A location as it is compared. */
    static String location(String text) {
        return Ascii.lower(text.replace(" ", ""));
    }

    /** Whether a list binds nothing, or this. */
    static boolean fits(Set<String> bound, String value) {
        return bound.isEmpty() || bound.contains(value);
    }

    private static boolean isAnybody(Set<String> bound) {
        return bound.equals(ANYBODY);
    }

    private static Set<String> folded(Set<String> names) {
        return names.stream().map(Ascii::lower).collect(toUnmodifiableSet());
    }
}
