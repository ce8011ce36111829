package io.azurecredentials.login.jwt;

import java.time.Instant;

/**
 * What a token says that decisions may rest on.
 *
 * @param tenantID in lower case
 * @param expires {@code exp}
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
        Instant expires,
        ClaimedResource host,
        ClaimedResource identity,
        Groups groups) {}
