package io.azurecredentials.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.azurecredentials.emulator.arm.Arm;
import io.azurecredentials.emulator.control.Controls;
import io.azurecredentials.emulator.control.Faults;
import io.azurecredentials.emulator.control.Inventory;
import io.azurecredentials.emulator.control.Journal;
import io.azurecredentials.emulator.control.JournalEntry;
import io.azurecredentials.emulator.control.MovableClock;
import io.azurecredentials.emulator.directory.Directory;
import io.azurecredentials.emulator.directory.Quirks;
import io.azurecredentials.emulator.entra.FederatedIssuers;
import io.azurecredentials.emulator.entra.SigningKeys;
import io.azurecredentials.emulator.entra.UserTokens;
import io.azurecredentials.emulator.http.Form;
import io.azurecredentials.emulator.http.Request;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.imds.Imds;
import io.azurecredentials.emulator.server.Pipeline;
import io.azurecredentials.emulator.store.Consistency;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.World;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The emulator without sockets, for tests of its rules. */
public final class OfflineAzure {
    public static final String GRAPH = "https://graph.microsoft.com/v1.0";
    public static final String ARM = "https://management.azure.com";
    public static final String GRAPH_SCOPE = "https://graph.microsoft.com/.default";
    public static final String ARM_SCOPE = "https://management.azure.com/.default";

    /** Making a key takes longer than most tests. */
    private static final SigningKeys KEYS = new SigningKeys();

    private final World world;
    private final MovableClock clock = new MovableClock();
    private final Consistency consistency = new Consistency(clock, 1);
    private final FederatedIssuers issuers = new FederatedIssuers();
    private final Quirks quirks;
    private final Journal journal = new Journal(clock);
    private final Controls controls;
    private final Pipeline pipeline;
    private Azure azure;

    public OfflineAzure(World world) {
        this.world = world;
        this.quirks = new Quirks(world.quirks());
        issuers.addAll(world.issuers());
        Faults faults = new Faults(1);
        this.controls =
                new Controls(clock, faults, journal, consistency, quirks, () -> azure = build());
        this.pipeline = new Pipeline(() -> azure.services(), faults, controls, journal);
        this.azure = build();
    }

    public static OfflineAzure standard() {
        return new OfflineAzure(World.standard());
    }

    private Azure build() {
        return Azure.of(world, quirks, KEYS, issuers, consistency, clock, pipeline::inner);
    }

    public World world() {
        return world;
    }

    /** The issuers whose assertions applications may trust. */
    public FederatedIssuers issuers() {
        return issuers;
    }

    public Controls controls() {
        return controls;
    }

    public Instant now() {
        return clock.instant();
    }

    /** The directory of the first tenant, to put things there that no request makes. */
    public Directory directory() {
        return azure.directories().all().getFirst();
    }

    /** Resource Manager of the public cloud, to put things there that no request makes. */
    public Arm resourceManager() {
        return azure.arms().getFirst();
    }

    public Inventory inventory() {
        return azure.inventory(world);
    }

    public List<JournalEntry> journal() {
        return journal.entries();
    }

    public List<String> unmodelled() {
        return pipeline.unmodelled();
    }

    /** An answer; an empty body is a missing node. */
    public record Reply(int status, JsonNode body, Map<String, String> headers) {

        /** The code of a Graph or ARM error. */
        public String code() {
            return body.path("error").path("code").asText();
        }

        /** A header that must be there. */
        public String header(String name) {
            return Objects.requireNonNull(headers.get(name), name);
        }

        public String message() {
            return body.path("error").path("message").asText();
        }

        public String text(String property) {
            return body.path(property).asText();
        }
    }

    public Reply send(String method, String url, Map<String, String> headers, String body) {
        String host = URI.create(url).getHost();
        String target = url.substring(url.indexOf(host) + host.length());
        Response response = pipeline.inner(Request.of(method, host, target, headers, body));
        return new Reply(
                response.status(),
                response.body().orElse(MissingNode.getInstance()),
                response.headers());
    }

    /** A session that shows this token on every request. */
    public Session as(String token) {
        return new Session(this, Map.of("Authorization", "Bearer " + token));
    }

    /** Graph, as the root application. */
    public Session graph() {
        return as(token(world.root(), GRAPH_SCOPE));
    }

    /** Graph, as that application of the world. */
    public Session graph(String application) {
        return as(token(world.application(application), GRAPH_SCOPE));
    }

    /** Resource Manager, as the root application. */
    public Session arm() {
        return as(token(world.root(), ARM_SCOPE));
    }

    /** Resource Manager, as that application of the world. */
    public Session arm(String application) {
        return as(token(world.application(application), ARM_SCOPE));
    }

    public String token(Application application, String scope) {
        return signIn(application.clientID(), application.clientSecret(), scope)
                .text("access_token");
    }

    public Reply signIn(String clientID, String secret, String scope) {
        return signIn(
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", clientID,
                        "client_secret", secret,
                        "scope", scope));
    }

    public Reply signIn(Map<String, String> form) {
        return signIn(world.tenantID(), form);
    }

    public Reply signIn(String tenant, Map<String, String> form) {
        String url = "https://login.microsoftonline.com/" + tenant + "/oauth2/v2.0/token";
        return send("POST", url, Map.of(), new Form(form).text());
    }

    /** Tokens as machines, pods, applications and people of the world get them. */
    public AzureTokens tokens() {
        UserTokens users = new UserTokens(KEYS, clock);
        return new AzureTokens(world, pipeline::inner, () -> azure.directories(), users);
    }

    /** The metadata service, asked by a machine of the world; the path with its query. */
    public Reply metadata(String machine, String path) {
        Map<String, String> headers = Map.of("Metadata", "true", Imds.MACHINE, machine);
        return send("GET", "http://" + Imds.HOST + path, headers, "");
    }

    /** Requests with the same headers. In bodies single quotes stand for double ones. */
    public record Session(OfflineAzure azure, Map<String, String> headers) {

        /** The same session with one more header. */
        public Session with(String name, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(name, value);
            return new Session(azure, more);
        }

        public Reply get(String url) {
            return azure.send("GET", url, headers, "");
        }

        public Reply delete(String url) {
            return azure.send("DELETE", url, headers, "");
        }

        public Reply post(String url, String json) {
            return azure.send("POST", url, headers, json.replace('\'', '"'));
        }

        public Reply patch(String url, String json) {
            return azure.send("PATCH", url, headers, json.replace('\'', '"'));
        }

        public Reply put(String url, String json) {
            return azure.send("PUT", url, headers, json.replace('\'', '"'));
        }

        /** A new application of that name. */
        public JsonNode createApplication(String displayName) {
            return post(GRAPH + "/applications", "{'displayName':'" + displayName + "'}").body();
        }

        /** A new service principal for the application. */
        public JsonNode createServicePrincipal(JsonNode application) {
            String body = "{'appId':'" + application.path("appId").asText() + "'}";
            return post(GRAPH + "/servicePrincipals", body).body();
        }

        /** A new password on the application. */
        public JsonNode addPassword(JsonNode application) {
            String url = GRAPH + "/applications/" + application.path("id").asText();
            return post(url + "/addPassword", "{'passwordCredential':{'displayName':'p'}}").body();
        }
    }
}
