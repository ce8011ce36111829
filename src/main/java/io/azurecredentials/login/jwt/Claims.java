package io.azurecredentials.login.jwt;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a token says that decisions may rest on.
 *
 * @param tenantID in lower case
 * @param issuedAt {@code iat}; Entra dates tokens five minutes back
 * @param expires {@code exp}
 * @param tokenID {@code uti}, if it has one
 * @param host {@code xms_az_rid}: what the identity was used on when the token was issued
 * @param identity {@code xms_mirid}: the user-assigned identity, or the resource whose own it is
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference">
 *     Access token claims</a>
 */
public record Claims(
        String tenantID,
        Principal principal,
        TokenVersion version,
        String audience,
        Instant issuedAt,
        Instant expires,
        Optional<String> tokenID,
        ClaimedResource host,
        ClaimedResource identity,
        Groups groups) {

    /** Whether it was issued longer ago than that, not counting the difference between clocks. */
    public boolean olderThan(Duration age, Instant now) {
        return Times.olderThan(issuedAt, age, now);
    }
}
