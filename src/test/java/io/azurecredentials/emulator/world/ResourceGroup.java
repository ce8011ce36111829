package io.azurecredentials.emulator.world;

/** A resource group that exists from the start. */
public record ResourceGroup(String subscriptionID, String name, String location) {

    /** Its ARM id, which is the scope of role assignments on it. */
    public String id() {
        return "/subscriptions/" + subscriptionID + "/resourceGroups/" + name;
    }
}
