package io.azurecredentials.role.lifecycle;

import io.azurecredentials.credential.lifecycle.Owner;

/**
 * Whose application it is; what a role leaves in Azure is called after it.
 *
 * @param clusterID tells clusters on one tenant apart
 * @param uid the AzureRole's UID
 */
public record RoleOwner(String clusterID, String uid) {

    /** The application's {@code uniqueName}, chosen before it exists. */
    public String uniqueName(int epoch) {
        return "azrole-" + uid + "-" + epoch;
    }

    /** The tag on applications and service principals: the cluster's, whoever owns them. */
    public String tag() {
        return new Owner(clusterID, uid).tag();
    }
}
