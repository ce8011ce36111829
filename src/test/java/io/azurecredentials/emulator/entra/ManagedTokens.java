package io.azurecredentials.emulator.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.Directory;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tokens of managed identities, which the metadata service fetches for them. */
public final class ManagedTokens {

    private static final Duration LIFETIME = Duration.ofHours(24);

    /** A managed identity's token, fetched with a token that the identity trusts. Recorded. */
    static final Duration FEDERATED = LIFETIME.minusSeconds(1);

    private final AccessTokens tokens;
    private final InstantSource clock;

    public ManagedTokens(SigningKeys keys, InstantSource clock) {
        this.tokens = new AccessTokens(keys);
        this.clock = clock;
    }

    /**
     * Whom a token is for.
     *
     * @param resourceID the user-assigned identity, or the machine whose own it is
     * @param host the machine that it is used on
     * @param permissions application permissions of Graph
     */
    public record Identity(
            DirectoryObject principal, String resourceID, String host, Set<String> permissions) {}

    /** The body of the answer, numbers as texts; empty if there is no such resource. */
    public Optional<ObjectNode> answer(Directory directory, Identity identity, String wanted) {
        Resource resource;
        try {
            resource = Resources.named(wanted, directory);
        } catch (AadRefusal e) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Map<String, String> claims =
                ResourceClaims.onMachine(
                        identity.resourceID(), identity.host(), resource, directory.quirks());
        Set<String> roles = resource.isGraph() ? identity.permissions() : Set.of();
        AccessTokens.Subject subject =
                new AccessTokens.Subject(identity.principal(), roles, "2", LIFETIME, claims);
        String token = tokens.issue(directory, subject, resource, now);
        return Optional.of(body(token, identity.principal().text("appId"), wanted, now));
    }

    private static ObjectNode body(String token, String clientID, String resource, Instant now) {
        ObjectNode body = Json.object();
        body.put("access_token", token);
        body.put("client_id", clientID);
        body.put("expires_in", Long.toString(LIFETIME.toSeconds()));
        body.put("expires_on", Long.toString(now.plus(LIFETIME).getEpochSecond()));
        body.put("ext_expires_in", Long.toString(LIFETIME.toSeconds() - 1));
        body.put("not_before", Long.toString(TokenWriter.backdated(now).getEpochSecond()));
        body.put("resource", resource);
        body.put("token_type", "Bearer");
        return body;
    }
}
