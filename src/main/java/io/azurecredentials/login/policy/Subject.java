package io.azurecredentials.login.policy;

import io.azurecredentials.login.jwt.ClaimedResource;
import io.azurecredentials.login.jwt.Claims;
import io.azurecredentials.login.jwt.Groups;
import io.azurecredentials.login.jwt.Principal;
import io.azurecredentials.login.jwt.ResourceID;
import java.util.Optional;

/**
 * What was verified of whoever logs in, as far as bindings ask for it.
 *
 * @param isRemembered whether that was at another time: Azure has to confirm that it still holds
 */
public record Subject(
        Principal principal,
        Groups groups,
        ClaimedResource host,
        ClaimedResource identity,
        boolean isRemembered) {

    /** What a token proves. */
    public static Subject of(Claims claims) {
        return new Subject(
                claims.principal(), claims.groups(), claims.host(), claims.identity(), false);
    }

    /**
     * Somebody who was admitted before and whose token is gone, as when a login is renewed.
     *
     * @param machine that {@link Decision.Admitted} named then
     * @param identity that it named, or that the token named where it was on that machine
     */
    public static Subject remembered(
            Principal principal, Optional<ResourceID> machine, Optional<ResourceID> identity) {
        return new Subject(
                principal, new Groups.Unsaid(), claimed(machine), claimed(identity), true);
    }

    private static ClaimedResource claimed(Optional<ResourceID> resource) {
        return resource.<ClaimedResource>map(ClaimedResource.Named::new)
                .orElseGet(ClaimedResource.Unsaid::new);
    }

    /** The client id, unless it is a person. */
    public Optional<String> clientID() {
        return switch (principal) {
            case Principal.ServicePrincipal(_, String id) -> Optional.of(id);
            case Principal.User _ -> Optional.empty();
        };
    }

    String objectID() {
        return principal.objectID();
    }
}
