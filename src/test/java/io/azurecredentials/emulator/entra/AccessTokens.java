package io.azurecredentials.emulator.entra;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.Directory;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.world.Quirk;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Access tokens with the claims that Entra puts into app-only ones. */
final class AccessTokens {

    /** Lifetime as the answer states it; Entra adds the second itself. */
    static final Duration LIFETIME = Duration.ofSeconds(3599);

    private final TokenWriter writer;

    AccessTokens(SigningKeys keys) {
        this.writer = new TokenWriter(keys);
    }

    /**
     * Whom a token speaks for.
     *
     * @param roles application permissions on the resource
     * @param proof {@code appidacr}: 1 for a secret, 2 for a certificate
     * @param more claims that only some tokens have
     */
    record Subject(
            DirectoryObject principal,
            Set<String> roles,
            String proof,
            Duration lifetime,
            Map<String, String> more) {}

    /** A signed token for a resource of the tenant. */
    String issue(Directory directory, Subject subject, Resource resource, Instant now) {
        DirectoryObject principal = subject.principal();
        ObjectNode claims =
                TokenWriter.begin(directory.tenant(), resource, now, subject.lifetime());
        TokenWriter.client(claims, resource, principal.text("appId"), subject.proof());
        if (resource.version() == 1) {
            claims.put("idp", TokenWriter.issuer(directory.tenant(), resource));
        }
        if (resource.tellsType()) {
            claims.put("idtyp", "app");
        }
        claims.put("oid", principal.id());
        claims.put("sub", principal.id());
        addRoles(claims, subject.roles());
        if (resource.isGraph()) {
            claims.put("app_displayname", principal.text("displayName"));
            claims.put("tenant_region_scope", "EU");
        }
        if (directory.quirks().is(Quirk.SERVICE_PRINCIPALS_TELL_GROUPS)) {
            GroupClaims.add(claims, directory, principal, resource);
        }
        subject.more().forEach(claims::put);
        return writer.sign(claims);
    }

    private static void addRoles(ObjectNode claims, Set<String> roles) {
        if (!roles.isEmpty()) {
            ArrayNode names = claims.putArray("roles");
            roles.stream().sorted().forEach(names::add);
        }
    }
}
