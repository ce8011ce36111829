package io.azurecredentials.identity.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.session.token.Grant;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a token says to a cluster of who holds it: the names that he has for our own webhook too. An
 * API server's authentication configuration maps {@code sub} to the user and {@code groups} to the
 * groups, both without a prefix.
 *
 * @param issuer where the keys are found
 * @param audience whom it is for
 * @param grant of whoever logged in
 * @param issuedAt in whole seconds
 * @param expiresAt likewise
 * @param id a new one, which API servers write into their audit logs
 */
public record ClusterToken(
        String issuer,
        String audience,
        Grant grant,
        Instant issuedAt,
        Instant expiresAt,
        String id) {
    /** The longest that one lives: nobody can revoke it. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    /** Of no other kind of token (RFC 8725 section 3.11). */
    static final String TYPE = "azurecredentials-cluster+jwt";

    /** What API servers know by themselves, and take from nobody. */
    private static final String RESERVED = "system:";

    /**
     * For whoever has that grant.
     *
     * @param end when what he logged in with ends
     */
    public static ClusterToken of(
            String issuer, String audience, Grant grant, Instant end, Instant now, String id) {
        Instant from = now.truncatedTo(ChronoUnit.SECONDS);
        Instant latest = from.plus(LONGEST);
        Instant until = end.isBefore(latest) ? end.truncatedTo(ChronoUnit.SECONDS) : latest;
        return new ClusterToken(issuer, audience, grant, from, until, id);
    }

    /** How long it is good. */
    public Duration ttl() {
        return Duration.between(issuedAt, expiresAt);
    }

    /** The token itself, in compact form (RFC 7515 section 7.1). */
    public String signed(SigningKey key) {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.put("alg", "ES256").put("kid", key.id()).put("typ", TYPE);
        String content = segment(header) + "." + segment(claims());
        return content + "." + SigningKey.base64url(key.sign(content.getBytes(UTF_8)));
    }

    private ObjectNode claims() {
        ObjectNode claims = JsonNodeFactory.instance.objectNode();
        claims.put("iss", issuer);
        claims.put("sub", grant.user());
        claims.put("aud", audience);
        claims.put("iat", issuedAt.getEpochSecond());
        claims.put("nbf", issuedAt.getEpochSecond());
        claims.put("exp", expiresAt.getEpochSecond());
        claims.put("jti", id);
        var groups = claims.putArray("groups");
        grant.groups().stream().filter(it -> !it.startsWith(RESERVED)).forEach(groups::add);
        claims.put("namespace", grant.role().namespace());
        claims.put("role", grant.role().name());
        return claims;
    }

    private static String segment(ObjectNode json) {
        return SigningKey.base64url(json.toString().getBytes(UTF_8));
    }
}
