package io.azurecredentials.emulator.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.Directory;
import io.azurecredentials.emulator.http.Form;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Request;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.store.Consistency;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The OAuth 2.0 token endpoint, client credentials only (RFC 6749 section 4.4). */
final class TokenEndpoint {

    private final AccessTokens tokens;
    private final FederatedIssuers issuers;
    private final Consistency consistency;
    private final InstantSource clock;
    private final Map<String, Instant> used = new ConcurrentHashMap<>();

    TokenEndpoint(
            SigningKeys keys,
            FederatedIssuers issuers,
            Consistency consistency,
            InstantSource clock) {
        this.issuers = issuers;
        this.tokens = new AccessTokens(keys);
        this.consistency = consistency;
        this.clock = clock;
    }

    /** Answers a v2 token request to a tenant. */
    Response v2(Directory directory, Request request) {
        Issued issued = issue(directory, request.form(), "scope");
        ObjectNode body = Json.object();
        body.put("token_type", "Bearer");
        body.put("expires_in", AccessTokens.LIFETIME.toSeconds());
        body.put("ext_expires_in", AccessTokens.LIFETIME.toSeconds());
        body.put("access_token", issued.token());
        return Response.of(200, body);
    }

    /** Answers a v1 token request to a tenant: its numbers are texts. */
    Response v1(Directory directory, Request request) {
        Issued issued = issue(directory, request.form(), "resource");
        String lifetime = Long.toString(AccessTokens.LIFETIME.toSeconds());
        ObjectNode body = Json.object();
        body.put("token_type", "Bearer");
        body.put("expires_in", lifetime);
        body.put("ext_expires_in", lifetime);
        Instant end = issued.when().plus(AccessTokens.LIFETIME);
        body.put("expires_on", Long.toString(end.getEpochSecond()));
        Instant start = AccessTokens.backdated(issued.when());
        body.put("not_before", Long.toString(start.getEpochSecond()));
        body.put("resource", issued.wanted());
        body.put("access_token", issued.token());
        return Response.of(200, body);
    }

    /** A token and what was asked for. */
    private record Issued(String token, String wanted, Instant when) {}

    private Issued issue(Directory directory, Form form, String parameter) {
        String grant = required(form, "grant_type");
        if (!grant.equals("client_credentials")) {
            throw AadRefusal.unsupportedGrant(grant);
        }
        String appID = required(form, "client_id");
        String wanted = required(form, parameter);
        ClientProof proof = ClientProof.in(form).orElseThrow(AadRefusal::noCredential);
        Client client = Client.find(appID, directory, consistency.pick());
        Resource resource =
                parameter.equals("scope")
                        ? Resources.ofScope(wanted, directory)
                        : Resources.named(wanted, directory);
        Instant now = clock.instant();
        proof.check(
                client,
                new SignIn(
                        now,
                        directory.tenant(),
                        issuers,
                        new Replays(used, directory.quirks(), now)));
        Set<String> roles =
                resource.isGraph()
                        ? directory.consents().of(client.servicePrincipal().id())
                        : Set.of();
        AccessTokens.Subject subject =
                new AccessTokens.Subject(
                        client.servicePrincipal(),
                        roles,
                        proof.strength(),
                        AccessTokens.LIFETIME,
                        Map.of());
        return new Issued(tokens.issue(directory.tenant(), subject, resource, now), wanted, now);
    }

    private static String required(Form form, String name) {
        return form.nonEmpty(name).orElseThrow(() -> AadRefusal.missing(name));
    }
}
