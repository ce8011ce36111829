package io.azurecredentials.config.rotation;

/**
 * Whose root it is; every name that rotation leaves in Azure starts here.
 *
 * @param clusterID tells clusters on one tenant apart
 * @param uid the AzureConfig's UID
 */
public record RootOwner(String clusterID, String uid) {

    /** A root password's display name, chosen before it exists. */
    public String marker(long number) {
        return "azcfg/" + clusterID + "/" + uid + "/" + number;
    }
}
