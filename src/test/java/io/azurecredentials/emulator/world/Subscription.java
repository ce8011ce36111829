package io.azurecredentials.emulator.world;

import java.util.List;
import java.util.stream.Stream;

/**
 * A subscription that exists from the start.
 *
 * @param managementGroups names of the management groups above it, nearest first; the tenant's root
 *     group is always above them
 * @param providers resource providers it is registered for, beside those that need no registration
 */
public record Subscription(
        String id,
        String displayName,
        String tenantID,
        List<ResourceGroup> resourceGroups,
        List<String> managementGroups,
        List<String> providers) {

    /** What a subscription that has been worked with is registered for. */
    public static final List<String> USUAL_PROVIDERS =
            List.of(
                    "Microsoft.Compute",
                    "Microsoft.KeyVault",
                    "Microsoft.ManagedIdentity",
                    "Microsoft.Network",
                    "Microsoft.Storage",
                    "Microsoft.Web");

    /** A subscription that is registered for the usual providers. */
    public Subscription(
            String id,
            String displayName,
            String tenantID,
            List<ResourceGroup> resourceGroups,
            List<String> managementGroups) {
        this(id, displayName, tenantID, resourceGroups, managementGroups, USUAL_PROVIDERS);
    }

    /** Its ARM id, which is the scope of role assignments on all of it. */
    public String scope() {
        return "/subscriptions/" + id;
    }

    Subscription withResourceGroups(List<ResourceGroup> more) {
        return new Subscription(
                id,
                displayName,
                tenantID,
                Stream.concat(resourceGroups.stream(), more.stream()).toList(),
                managementGroups,
                providers);
    }

    /** The same subscription, registered for these providers and no others. */
    public Subscription withProviders(List<String> namespaces) {
        return new Subscription(
                id, displayName, tenantID, resourceGroups, managementGroups, namespaces);
    }
}
