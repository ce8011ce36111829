package io.azurecredentials.emulator.entra;

import static io.azurecredentials.emulator.OfflineAzure.GRAPH;
import static io.azurecredentials.emulator.entra.Assertions.AUDIENCE;
import static io.azurecredentials.emulator.entra.Assertions.ISSUER;
import static io.azurecredentials.emulator.entra.Assertions.KEY;
import static io.azurecredentials.emulator.entra.Assertions.OTHER;
import static io.azurecredentials.emulator.entra.Assertions.code;
import static io.azurecredentials.emulator.entra.Assertions.keySet;
import static io.azurecredentials.emulator.entra.Assertions.signed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.world.Quirk;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Signing in with assertions. Learned from Microsoft's "Application authentication certificate
 * credentials", "Workload identity federation" and the error code reference.
 */
@Learned(
        documented =
                "Microsoft identity platform application authentication certificate credentials")
class AssertionsTest {

    private final OfflineAzure azure = OfflineAzure.standard();
    private final Assertions assertions = new Assertions(azure);
    private JsonNode application = Json.object();

    @BeforeEach
    void application() throws Exception {
        application = azure.graph().createApplication("a");
        azure.graph().createServicePrincipal(application);
        String key = Base64.getEncoder().encodeToString(KEY.certificate().getEncoded());
        azure.graph()
                .patch(
                        url(),
                        "{'keyCredentials':[{'type':'AsymmetricX509Cert','usage':'Verify','key':'"
                                + key
                                + "'}]}");
        azure.issuers().add(ISSUER, () -> keySet(KEY));
    }

    @Test
    void a_registered_certificate_signs_in() {
        Reply reply = signIn(signed(ownClaims(), KEY, KEY.id()));

        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void a_certificate_that_is_not_registered_does_not() {
        assertThat(code(signIn(signed(ownClaims(), OTHER, OTHER.id())))).isEqualTo(700027);
        assertThat(code(signIn(signed(ownClaims(), OTHER, KEY.id())))).isEqualTo(700027);
    }

    @Test
    void an_assertion_names_its_client_and_its_audience_and_ends() {
        ObjectNode otherClient = ownClaims().put("sub", UUID.randomUUID().toString());
        ObjectNode otherAudience = ownClaims().put("aud", "https://login.example/token");
        Instant past = azure.now().minus(Duration.ofMinutes(6));
        ObjectNode over = ownClaims().put("exp", past.getEpochSecond());

        assertThat(code(signIn(signed(otherClient, KEY, KEY.id())))).isEqualTo(700021);
        assertThat(code(signIn(signed(otherAudience, KEY, KEY.id())))).isEqualTo(700023);
        assertThat(code(signIn(signed(over, KEY, KEY.id())))).isEqualTo(700024);
        assertThat(code(signIn("no.token.at-all"))).isEqualTo(50027);
    }

    @Test
    void a_removed_certificate_no_longer_signs_in() {
        azure.graph().patch(url(), "{'keyCredentials':[]}");

        assertThat(code(signIn(signed(ownClaims(), KEY, KEY.id())))).isEqualTo(700027);
    }

    @Learned(recorded = "entra_workloadidentity_credential")
    @Test
    void an_issuer_that_the_application_trusts_vouches_for_it() {
        trust("sub-1");

        assertThat(signIn(federated(ISSUER, "sub-1", AUDIENCE, KEY)).status()).isEqualTo(200);
    }

    @Learned(documented = "Microsoft Entra authentication and authorization error codes")
    @Test
    void each_mismatch_has_its_own_code() {
        assertThat(code(signIn(federated(ISSUER, "sub-1", AUDIENCE, KEY)))).isEqualTo(70025);
        trust("sub-1");

        assertThat(code(signIn(federated("https://cluster.example", "sub-1", AUDIENCE, KEY))))
                .as("issuer without its slash")
                .isEqualTo(700211);
        assertThat(code(signIn(federated(ISSUER, "sub-1", "api://other", KEY)))).isEqualTo(700212);
        assertThat(code(signIn(federated(ISSUER, "sub-2", AUDIENCE, KEY)))).isEqualTo(700213);
        assertThat(code(signIn(federated(ISSUER, "sub-1", AUDIENCE, OTHER)))).isEqualTo(50013);
    }

    /** Announced under Microsoft's "Breaking changes", August 2024; text from public reports. */
    @Learned(documented = "What's new for authentication: breaking changes, August 2024")
    @Test
    void a_difference_in_case_alone_has_a_code_of_its_own() {
        trust("sub-1");

        Reply reply = signIn(federated(ISSUER, "SUB-1", AUDIENCE, KEY));

        assertThat(code(reply)).isEqualTo(7002138);
        assertThat(reply.text("error_description")).contains("but not with case-sensitive");
        assertThat(code(signIn(federated("https://CLUSTER.example/", "sub-1", AUDIENCE, KEY))))
                .isEqualTo(7002138);
    }

    /** RFC 7523 section 3 allows it; that Entra does so is unconfirmed. */
    @Learned(assumed = "RFC 7523 section 3 allows it; whether Entra does it is unknown")
    @Test
    void an_assertion_of_the_clients_own_counts_once_or_often_as_a_switch_says() {
        String assertion = signed(ownClaims(), KEY, KEY.id());
        assertThat(signIn(assertion).status()).isEqualTo(200);
        assertThat(signIn(assertion).status()).isEqualTo(200);

        azure.controls().quirks().set(Quirk.ASSERTIONS_COUNT_ONCE, true);

        assertThat(signIn(assertion).status()).isEqualTo(200);
        assertThat(code(signIn(assertion))).isEqualTo(50013);
        assertThat(signIn(signed(ownClaims(), KEY, KEY.id())).status()).isEqualTo(200);
    }

    @Learned(documented = "Workload identity federation concepts")
    @Test
    void an_issuer_may_rotate_its_keys() {
        trust("sub-1");

        azure.issuers().add(ISSUER, () -> keySet(OTHER));

        assertThat(signIn(federated(ISSUER, "sub-1", AUDIENCE, OTHER)).status()).isEqualTo(200);
        assertThat(code(signIn(federated(ISSUER, "sub-1", AUDIENCE, KEY)))).isEqualTo(50013);
    }

    @Learned(reported = "answers quoted in issues of ADAL")
    @Test
    void the_first_version_takes_a_resource_and_answers_in_texts() {
        String form =
                "grant_type=client_credentials&client_id=%s&client_secret=%s&resource=%s"
                        .formatted(
                                azure.world().root().clientID(),
                                azure.world().root().clientSecret(),
                                "https://management.azure.com/");
        String host = "https://login.microsoftonline.com/" + azure.world().tenantID();

        Reply reply = azure.send("POST", host + "/oauth2/token", Map.of(), form);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().valueStream()).allMatch(JsonNode::isTextual);
        assertThat(reply.text("resource")).isEqualTo("https://management.azure.com/");
        Reply missing =
                azure.send("POST", host + "/oauth2/token", Map.of(), form.replace("resource", "x"));
        assertThat(code(missing)).isEqualTo(900144);
    }

    private String url() {
        return GRAPH + "/applications/" + application.path("id").asText();
    }

    private void trust(String subject) {
        azure.graph()
                .post(
                        url() + "/federatedIdentityCredentials",
                        "{'name':'f','issuer':'%s','subject':'%s','audiences':['%s']}"
                                .formatted(ISSUER, subject, AUDIENCE));
    }

    private ObjectNode ownClaims() {
        return assertions.own(application.path("appId").asText());
    }

    private String federated(String issuer, String subject, String audience, SigningKey key) {
        return assertions.federated(issuer, subject, audience, key);
    }

    private Reply signIn(String assertion) {
        return assertions.signIn(application.path("appId").asText(), assertion);
    }
}
