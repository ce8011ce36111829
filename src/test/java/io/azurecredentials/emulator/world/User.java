package io.azurecredentials.emulator.world;

/** A person who exists from the start, to be a member, an owner or a principal. */
public record User(String id, String displayName, String userPrincipalName) {

    /** A user of a tenant; the id follows from the name. */
    public static User named(String displayName, String userPrincipalName) {
        return new User(Ids.of("user", userPrincipalName), displayName, userPrincipalName);
    }
}
