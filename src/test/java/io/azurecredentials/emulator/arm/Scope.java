package io.azurecredentials.emulator.arm;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A place that roles are assigned at: everything, a management group, a subscription, a resource
 * group or a resource. Printed as it was written, compared without regard to case.
 */
record Scope(String path) {

    private static final String MANAGEMENT_GROUPS =
            "/providers/Microsoft.Management/managementGroups/";

    static Scope managementGroup(String name) {
        return new Scope(MANAGEMENT_GROUPS + name);
    }

    /** The id of something directly in this scope. */
    String child(String suffix) {
        return path.equals("/") ? suffix : path + suffix;
    }

    boolean isSame(Scope other) {
        return path.equalsIgnoreCase(other.path);
    }

    /** Whether the path of the other begins with this path; management groups are not looked at. */
    boolean isPrefixOf(Scope other) {
        String mine = path.equals("/") ? "" : fold(path);
        String theirs = fold(other.path);
        return theirs.equals(mine) || theirs.startsWith(mine + "/");
    }

    Optional<String> subscriptionID() {
        List<String> parts = parts();
        return parts.size() > 1 && parts.getFirst().equalsIgnoreCase("subscriptions")
                ? Optional.of(parts.get(1))
                : Optional.empty();
    }

    Optional<String> resourceGroup() {
        List<String> parts = parts();
        return subscriptionID().isPresent()
                        && parts.size() > 3
                        && parts.get(2).equalsIgnoreCase("resourceGroups")
                ? Optional.of(parts.get(3))
                : Optional.empty();
    }

    boolean sharesSubscriptionWith(Scope other) {
        return subscriptionID()
                .filter(id -> other.subscriptionID().filter(id::equalsIgnoreCase).isPresent())
                .isPresent();
    }

    private List<String> parts() {
        return List.of(path.split("/", -1)).stream().filter(part -> !part.isEmpty()).toList();
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
