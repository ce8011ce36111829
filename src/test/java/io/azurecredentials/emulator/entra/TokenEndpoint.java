package io.azurecredentials.emulator.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.Directory;
import io.azurecredentials.emulator.http.Form;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Request;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.store.Consistency;
import io.azurecredentials.emulator.world.Application;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/** The OAuth 2.0 token endpoint, client credentials only (RFC 6749 section 4.4). */
final class TokenEndpoint {

    private final AccessTokens tokens;
    private final Consistency consistency;
    private final InstantSource clock;

    TokenEndpoint(SigningKeys keys, Consistency consistency, InstantSource clock) {
        this.tokens = new AccessTokens(keys);
        this.consistency = consistency;
        this.clock = clock;
    }

    /** Answers a v2 token request to a tenant. */
    Response answer(Directory directory, Request request) {
        Form form = request.form();
        String grant = required(form, "grant_type");
        if (!grant.equals("client_credentials")) {
            throw AadRefusal.unsupportedGrant(grant);
        }
        String appID = required(form, "client_id");
        String scope = required(form, "scope");
        ClientProof proof = ClientProof.in(form).orElseThrow(AadRefusal::noCredential);
        Client client = Client.find(appID, directory, consistency.pick());
        Resource resource = Resources.ofScope(scope, directory);
        Instant now = clock.instant();
        proof.check(client, now);
        Set<String> roles = resource.isGraph() ? permissions(directory, appID) : Set.of();
        AccessTokens.Subject subject =
                new AccessTokens.Subject(
                        client.servicePrincipal(),
                        roles,
                        proof.strength(),
                        AccessTokens.LIFETIME,
                        Map.of());
        String token = tokens.issue(directory.tenant(), subject, resource, now);
        return Response.of(200, body(token));
    }

    private static ObjectNode body(String token) {
        ObjectNode body = Json.object();
        body.put("token_type", "Bearer");
        body.put("expires_in", AccessTokens.LIFETIME.toSeconds());
        body.put("ext_expires_in", AccessTokens.LIFETIME.toSeconds());
        body.put("access_token", token);
        return body;
    }

    /** Consent is part of the world; nothing grants permissions at run time. */
    private static Set<String> permissions(Directory directory, String appID) {
        return directory.tenant().applications().stream()
                .filter(application -> application.clientID().equalsIgnoreCase(appID))
                .findFirst()
                .map(Application::graphPermissions)
                .orElse(Set.of());
    }

    private static String required(Form form, String name) {
        return form.nonEmpty(name).orElseThrow(() -> AadRefusal.missing(name));
    }
}
