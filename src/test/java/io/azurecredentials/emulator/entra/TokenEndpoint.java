package io.azurecredentials.emulator.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.Directory;
import io.azurecredentials.emulator.http.Form;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Request;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.store.Consistency;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
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
        Form form = ClientProof.withBasic(request);
        Issued issued = issue(directory, form, "scope");
        ObjectNode body = Json.object();
        boolean bound = form.get("token_type").filter("pop"::equalsIgnoreCase).isPresent();
        body.put("token_type", bound ? "pop" : "Bearer");
        body.put("expires_in", issued.lifetime().toSeconds());
        body.put("ext_expires_in", issued.lifetime().toSeconds());
        body.put("access_token", issued.token());
        return Response.of(200, body);
    }

    /** Answers a v1 token request to a tenant: its numbers are texts. */
    Response v1(Directory directory, Request request) {
        Issued issued = issue(directory, ClientProof.withBasic(request), "resource");
        String lifetime = Long.toString(issued.lifetime().toSeconds());
        ObjectNode body = Json.object();
        body.put("token_type", "Bearer");
        body.put("expires_in", lifetime);
        body.put("ext_expires_in", lifetime);
        Instant end = issued.when().plus(issued.lifetime());
        body.put("expires_on", Long.toString(end.getEpochSecond()));
        Instant start = TokenWriter.backdated(issued.when());
        body.put("not_before", Long.toString(start.getEpochSecond()));
        body.put("resource", issued.wanted());
        body.put("access_token", issued.token());
        return Response.of(200, body);
    }

    /** A token and what was asked for. */
    private record Issued(String token, String wanted, Instant when, Duration lifetime) {}

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
        Map<String, String> more = more(client, form, resource, directory);
        AccessTokens.Subject subject = subject(directory, client, proof, resource, more);
        String token = tokens.issue(directory, subject, resource, now);
        return new Issued(token, wanted, now, subject.lifetime());
    }

    private static AccessTokens.Subject subject(
            Directory directory,
            Client client,
            ClientProof proof,
            Resource resource,
            Map<String, String> more) {
        Set<String> roles =
                resource.isGraph()
                        ? directory.consents().of(client.servicePrincipal().id())
                        : Set.of();
        Duration lifetime =
                client.application().isPresent() ? AccessTokens.LIFETIME : ManagedTokens.FEDERATED;
        return new AccessTokens.Subject(
                client.servicePrincipal(), roles, proof.strength(), lifetime, more);
    }

    private static Map<String, String> more(
            Client client, Form form, Resource resource, Directory directory) {
        Map<String, String> claims = new LinkedHashMap<>(ClientProof.confirmation(form));
        client.resourceID()
                .map(id -> ResourceClaims.federated(id, resource, directory.quirks()))
                .ifPresent(claims::putAll);
        return claims;
    }

    private static String required(Form form, String name) {
        return form.nonEmpty(name).orElseThrow(() -> AadRefusal.missing(name));
    }
}
