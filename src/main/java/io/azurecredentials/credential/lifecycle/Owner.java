package io.azurecredentials.credential.lifecycle;

/**
 * Whose credential it is; every name we leave in Azure starts here.
 *
 * @param clusterID tells clusters on one tenant apart
 * @param uid the AzureCredential's UID
 */
public record Owner(String clusterID, String uid) {

    /** The application's {@code uniqueName}, chosen before it exists. */
    public String uniqueName(int epoch) {
        return "azcred-" + uid + "-" + epoch;
    }

    /** The tag on applications and service principals. */
    public String tag() {
        return "azurecredentials.io/" + clusterID;
    }

    /** The password's display name, chosen before it exists. */
    public String marker(Key key) {
        return marker(key.sequence(), key.attempt());
    }

    /** The same for who knows the try alone. */
    public String marker(long sequence, String attempt) {
        return "azcred/" + clusterID + "/" + uid + "/" + sequence + "-" + attempt;
    }
}
