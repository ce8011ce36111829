package io.azurecredentials.login.jwt;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a config wants tokens to say. Comparisons with it are exact, to the last slash.
 *
 * @param tenantID compared without regard to the case of ASCII letters here, and exactly from then
 *     on: Entra writes it in lower case
 * @param issuerV1 the tenant's issuer of v1 tokens
 * @param issuerV2 the tenant's issuer of v2 tokens
 * @param versions which of the two are taken
 * @param audiences any of them is one; not empty
 * @param userTokens whether users may log in beside service principals
 * @param maxTokenAge how long after its {@code iat} a token is taken, if less than its validity
 */
public record Expected(
        String tenantID,
        String issuerV1,
        String issuerV2,
        Set<TokenVersion> versions,
        Set<String> audiences,
        boolean userTokens,
        Optional<Duration> maxTokenAge) {

    /**
     * @throws IllegalArgumentException if there is no version or no audience: then a missing claim
     *     could pass for an expected one
     */
    public Expected {
        tenantID = Ascii.lower(tenantID);
        versions = Set.copyOf(versions);
        audiences = Set.copyOf(audiences);
        if (versions.isEmpty() || audiences.isEmpty() || audiences.contains("")) {
            throw new IllegalArgumentException("no version, or no audience");
        }
    }

    /** The issuer of tokens of that version. */
    public String issuer(TokenVersion version) {
        return switch (version) {
            case V1 -> issuerV1;
            case V2 -> issuerV2;
        };
    }

    /** The tenant's issuers, whichever tokens are taken. */
    public List<String> issuers() {
        return List.of(issuerV1, issuerV2);
    }
}
