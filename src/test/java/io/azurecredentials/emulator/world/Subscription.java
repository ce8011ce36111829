package io.azurecredentials.emulator.world;

import java.util.List;

/**
 * A subscription that exists from the start.
 *
 * @param managementGroups names of the management groups above it, nearest first; the tenant's root
 *     group is always above them
 */
public record Subscription(
        String id,
        String displayName,
        String tenantID,
        List<ResourceGroup> resourceGroups,
        List<String> managementGroups) {

    /** Its ARM id, which is the scope of role assignments on all of it. */
    public String scope() {
        return "/subscriptions/" + id;
    }
}
