package io.azurecredentials.emulator.world;

import java.util.Optional;

/**
 * A person who exists from the start, to be a member, an owner or a principal.
 *
 * @param home where a guest is from
 */
public record User(String id, String displayName, String userPrincipalName, Optional<Home> home) {

    /** The tenant where a guest signs in, and the name there, which is the mail address as well. */
    public record Home(String tenantID, String mail) {}

    /** A user of a tenant; the id follows from the name. */
    public static User named(String displayName, String userPrincipalName) {
        return new User(
                Ids.of("user", userPrincipalName),
                displayName,
                userPrincipalName,
                Optional.empty());
    }

    /**
     * Somebody of another tenant. The name here follows from that at home, as for everybody who was
     * invited.
     *
     * @param domain of the tenant with the guest
     */
    public static User guest(String displayName, Home home, String domain) {
        String name = home.mail().replace('@', '_') + "#EXT#@" + domain;
        return new User(Ids.of("user", name), displayName, name, Optional.of(home));
    }
}
