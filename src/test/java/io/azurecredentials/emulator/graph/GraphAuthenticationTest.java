package io.azurecredentials.emulator.graph;

import static io.azurecredentials.emulator.OfflineAzure.ARM_SCOPE;
import static io.azurecredentials.emulator.OfflineAzure.GRAPH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.OfflineAzure.Session;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Learned(documented = "Microsoft Graph error responses and resource types")
class GraphAuthenticationTest {

    private final OfflineAzure azure = OfflineAzure.standard();

    @Test
    void no_token_is_401() {
        Reply reply = azure.send("GET", GRAPH + "/applications", Map.of(), "");

        assertInvalid(reply, "Access token is empty.");
        assertThat(reply.headers().get("WWW-Authenticate")).startsWith("Bearer ");
    }

    @Test
    void a_token_for_another_service_is_401() {
        String arm = azure.token(azure.world().root(), ARM_SCOPE);

        assertInvalid(
                azure.as(arm).get(GRAPH + "/applications"),
                "Access token validation failure. Invalid audience.");
    }

    @Test
    void a_token_with_another_signature_is_401() {
        String good = azure.token(azure.world().root(), OfflineAzure.GRAPH_SCOPE);
        String forged = good.substring(0, good.lastIndexOf('.') + 1) + "x".repeat(342);

        assertInvalid(azure.as(forged).get(GRAPH + "/groups"), "Access token validation failure.");
        assertInvalid(
                azure.as("no-jwt").get(GRAPH + "/groups"), "Access token validation failure.");
    }

    @Test
    void a_token_expires_by_the_emulators_clock() {
        Session graph = azure.graph();
        azure.controls().advance(Duration.ofMinutes(30));
        assertThat(graph.get(GRAPH + "/applications").status()).isEqualTo(200);

        azure.controls().advance(Duration.ofMinutes(30));

        assertInvalid(
                graph.get(GRAPH + "/applications"),
                "Lifetime validation failed, the token is expired.");
    }

    @Learned(reported = "Authorization_IdentityNotFound in issues of msgraph-sdk")
    @Test
    void the_token_of_a_deleted_caller_speaks_for_nobody() {
        JsonNode application = azure.graph().createApplication("a");
        azure.graph().createServicePrincipal(application);
        String secret = azure.graph().addPassword(application).path("secretText").asText();
        String appID = application.path("appId").asText();
        Session made =
                azure.as(
                        azure.signIn(appID, secret, OfflineAzure.GRAPH_SCOPE).text("access_token"));
        azure.graph().delete(GRAPH + "/applications/" + application.path("id").asText());

        assertThat(made.get(GRAPH + "/applications").code())
                .isEqualTo("Authorization_IdentityNotFound");
    }

    @Learned(own = true)
    @Test
    void an_unknown_path_is_501_whoever_asks() {
        Reply reply = azure.send("GET", GRAPH + "/me/photos", Map.of(), "");

        assertThat(reply.status()).isEqualTo(501);
        assertThat(reply.text("method")).isEqualTo("GET");
        assertThat(reply.text("path")).isEqualTo("/v1.0/me/photos");
        assertThat(azure.unmodelled()).hasSize(1);
    }

    private static void assertInvalid(Reply reply, String message) {
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.code()).isEqualTo("InvalidAuthenticationToken");
        assertThat(reply.message()).isEqualTo(message);
    }
}
