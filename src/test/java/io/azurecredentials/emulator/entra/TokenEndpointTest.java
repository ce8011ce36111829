package io.azurecredentials.emulator.entra;

import static io.azurecredentials.emulator.OfflineAzure.ARM_SCOPE;
import static io.azurecredentials.emulator.OfflineAzure.GRAPH;
import static io.azurecredentials.emulator.OfflineAzure.GRAPH_SCOPE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.ClientSecret;
import io.azurecredentials.emulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Learned(documented = "Microsoft Entra authentication and authorization error codes")
class TokenEndpointTest {

    private final World world = World.standard();
    private final OfflineAzure azure = OfflineAzure.standard();

    @Learned(recorded = "entra_client_secret_credential")
    @Test
    void a_good_secret_gets_a_bearer_token_for_an_hour() {
        Reply reply = rootSignsInWith(Map.of());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("token_type")).isEqualTo("Bearer");
        assertThat(reply.body().path("expires_in").isNumber()).isTrue();
        assertThat(reply.text("expires_in")).isEqualTo("3599");
        assertThat(reply.headers()).containsEntry("cache-control", "no-store, no-cache");
    }

    @Learned(documented = "requests of msal4j")
    @Test
    void the_openid_scopes_that_msal_adds_mean_nothing() {
        Reply reply =
                rootSignsInWith(Map.of("scope", GRAPH_SCOPE + " openid profile offline_access"));

        assertThat(reply.status()).isEqualTo(200);
    }

    /** MSAL asks so for proof-of-possession tokens, as recorded; the answer is from its sources. */
    @Learned(recorded = "entra_AcquirePoPTokenConfidentialFromBadSecretVCR")
    @Test
    void a_token_can_be_bound_to_a_key() {
        Reply reply = rootSignsInWith(Map.of("token_type", "pop", "req_cnf", "key"));

        assertThat(reply.text("token_type")).isEqualTo("pop");
        assertThat(Assertions.tokenClaims(reply).path("cnf").asText()).isEqualTo("key");
    }

    @Learned(documented = "RFC 6749 section 2.3.1; discovery offers it")
    @Test
    void id_and_secret_may_stand_in_a_header() {
        String pair = azure.world().root().clientID() + ":" + azure.world().root().clientSecret();
        String header =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(pair.replace("~", "%7E").getBytes(UTF_8));
        String url =
                "https://login.microsoftonline.com/"
                        + azure.world().tenantID()
                        + "/oauth2/v2.0/token";
        String form = "grant_type=client_credentials&scope=" + GRAPH_SCOPE;

        Reply reply = azure.send("POST", url, Map.of("Authorization", header), form);

        assertThat(reply.status()).isEqualTo(200);
    }

    @Learned(recorded = "entra_AcquirePoPTokenConfidentialFromBadSecretVCR")
    @Test
    void a_wrong_secret_is_7000215() {
        assertRefused(
                rootSignsInWith(Map.of("client_secret", "wrong")), 401, "invalid_client", 7000215);
    }

    @Learned(reported = "issues of Azure CLI")
    @Test
    void an_expired_secret_is_7000222_by_the_emulators_clock() {
        ClientSecret soon =
                new ClientSecret("k", "soon", "fake~soon", Instant.now().plusSeconds(600));
        Application old = Application.named("old").withSecrets(soon);
        OfflineAzure later = new OfflineAzure(world.withApplications(old));
        assertThat(later.signIn(old.clientID(), "fake~soon", ARM_SCOPE).status()).isEqualTo(200);

        later.controls().advance(Duration.ofMinutes(11));

        Reply reply = later.signIn(old.clientID(), "fake~soon", ARM_SCOPE);
        assertRefused(reply, 401, "invalid_client", 7000222);
    }

    @Test
    void an_unknown_application_is_700016() {
        Reply reply = rootSignsInWith(Map.of("client_id", "00000000-0000-0000-0000-00000000beef"));

        assertRefused(reply, 400, "unauthorized_client", 700016);
        assertThat(reply.text("error_description")).contains("in the directory 'Emulated Tenant'");
    }

    @Learned(assumed = "the number is from memory of reports; a switch has the other answer")
    @Test
    void an_application_without_service_principal_is_7000229() {
        Application bare = Application.named("bare").withoutServicePrincipal();
        OfflineAzure other = new OfflineAzure(world.withApplications(bare));

        Reply reply = other.signIn(bare.clientID(), bare.clientSecret(), ARM_SCOPE);

        assertRefused(reply, 401, "invalid_client", 7000229);
    }

    @Test
    void a_disabled_service_principal_is_7000112() {
        JsonNode application = azure.graph().createApplication("a");
        JsonNode principal = azure.graph().createServicePrincipal(application);
        String secret = azure.graph().addPassword(application).path("secretText").asText();
        azure.graph()
                .patch(
                        GRAPH + "/servicePrincipals/" + principal.path("id").asText(),
                        "{'accountEnabled':false}");

        Reply reply = azure.signIn(application.path("appId").asText(), secret, ARM_SCOPE);

        assertRefused(reply, 400, "unauthorized_client", 7000112);
    }

    @Learned(reported = "issues of MSAL")
    @Test
    void an_unknown_tenant_is_90002_and_a_malformed_one_900023() {
        assertRefused(azure.signIn("nowhere.example", form()), 400, "invalid_tenant", 90002);
        assertRefused(azure.signIn("no_where", form()), 400, "invalid_request", 900023);
    }

    @Learned(documented = "OAuth 2.0 client credentials flow: tenant")
    @Test
    void a_tenant_may_be_named_by_its_domain() {
        assertThat(azure.signIn(world.tenant().domain(), form()).status()).isEqualTo(200);
    }

    @Learned(documented = "National clouds")
    @Test
    void a_tenant_of_another_cloud_is_unknown_there() {
        Reply reply =
                azure.send(
                        "POST",
                        "https://login.microsoftonline.us/"
                                + world.tenantID()
                                + "/oauth2/v2.0/token",
                        Map.of(),
                        "grant_type=client_credentials");

        assertRefused(reply, 400, "invalid_tenant", 90002);
    }

    @Test
    void what_is_missing_is_named() {
        for (String name : new String[] {"grant_type", "client_id", "scope"}) {
            Map<String, String> form = form();
            form.remove(name);

            Reply reply = azure.signIn(form);

            assertRefused(reply, 400, "invalid_request", 900144);
            assertThat(reply.text("error_description")).contains("'" + name + "'");
        }
        Map<String, String> noSecret = form();
        noSecret.remove("client_secret");
        assertRefused(azure.signIn(noSecret), 401, "invalid_client", 7000216);
    }

    @Test
    void another_grant_is_70003() {
        assertRefused(
                rootSignsInWith(Map.of("grant_type", "password")),
                400,
                "unsupported_grant_type",
                70003);
    }

    @Test
    void a_scope_must_be_one_resource_and_default() {
        assertRefused(rootSignsInWith(Map.of("scope", "openid")), 400, "invalid_scope", 70011);
        assertRefused(
                rootSignsInWith(Map.of("scope", "https://graph.microsoft.com/User.Read")),
                400,
                "invalid_scope",
                1002012);
        assertRefused(
                rootSignsInWith(Map.of("scope", "https://unknown.example/.default")),
                400,
                "invalid_resource",
                500011);
    }

    @Learned(recorded = "entra_AcquirePoPTokenConfidentialFromBadSecretVCR")
    @Test
    void a_refusal_has_the_whole_body() {
        Reply reply = rootSignsInWith(Map.of("client_secret", "wrong"));

        assertThat(reply.body().fieldNames())
                .toIterable()
                .containsExactly(
                        "error",
                        "error_description",
                        "error_codes",
                        "timestamp",
                        "trace_id",
                        "correlation_id",
                        "error_uri");
        assertThat(reply.text("error_description"))
                .matches(
                        "AADSTS7000215: .* Trace ID: [0-9a-f-]{36} Correlation ID: [0-9a-f-]{36}"
                                + " Timestamp: \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ");
        assertThat(reply.text("error_uri"))
                .isEqualTo("https://login.microsoftonline.com/error?code=7000215");
    }

    private Reply rootSignsInWith(Map<String, String> changes) {
        Map<String, String> form = form();
        form.putAll(changes);
        return azure.signIn(form);
    }

    private Map<String, String> form() {
        return new HashMap<>(
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        world.root().clientID(),
                        "client_secret",
                        world.root().clientSecret(),
                        "scope",
                        ARM_SCOPE));
    }

    private static void assertRefused(Reply reply, int status, String error, int code) {
        assertThat(reply.body().path("error_codes").path(0).asInt()).isEqualTo(code);
        assertThat(reply.text("error")).isEqualTo(error);
        assertThat(reply.status()).isEqualTo(status);
    }
}
