package io.azurecredentials.emulator.entra;

import static io.azurecredentials.emulator.OfflineAzure.ARM_SCOPE;
import static io.azurecredentials.emulator.OfflineAzure.GRAPH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import org.junit.jupiter.api.Test;

/** The token endpoint looks at the passwords that there are now. */
@Learned(documented = "application: addPassword; application: removePassword")
class SecretsAtSignInTest {

    private final OfflineAzure azure = OfflineAzure.standard();

    @Test
    void a_new_password_works_and_a_removed_one_does_not() {
        JsonNode application = azure.graph().createApplication("a");
        azure.graph().createServicePrincipal(application);
        JsonNode password = azure.graph().addPassword(application);
        String appID = application.path("appId").asText();
        String secret = password.path("secretText").asText();
        assertThat(azure.signIn(appID, secret, ARM_SCOPE).status()).isEqualTo(200);

        azure.graph()
                .post(
                        GRAPH
                                + "/applications/"
                                + application.path("id").asText()
                                + "/removePassword",
                        "{'keyId':'" + password.path("keyId").asText() + "'}");

        assertThat(codeOf(azure.signIn(appID, secret, ARM_SCOPE))).isEqualTo(7000215);
    }

    @Learned(documented = "servicePrincipal: addPassword")
    @Test
    void a_password_on_the_service_principal_works_too() {
        JsonNode application = azure.graph().createApplication("a");
        JsonNode principal = azure.graph().createServicePrincipal(application);
        String url = GRAPH + "/servicePrincipals/" + principal.path("id").asText();
        Reply password = azure.graph().post(url + "/addPassword", "{}");

        Reply reply =
                azure.signIn(
                        application.path("appId").asText(), password.text("secretText"), ARM_SCOPE);

        assertThat(reply.status()).isEqualTo(200);
    }

    @Learned(reported = "AADSTS700016 in issues of Azure CLI")
    @Test
    void a_deleted_application_gets_no_more_tokens() {
        JsonNode application = azure.graph().createApplication("a");
        azure.graph().createServicePrincipal(application);
        String secret = azure.graph().addPassword(application).path("secretText").asText();
        azure.graph().delete(GRAPH + "/applications/" + application.path("id").asText());

        Reply reply = azure.signIn(application.path("appId").asText(), secret, ARM_SCOPE);

        assertThat(codeOf(reply)).isEqualTo(700016);
    }

    private static int codeOf(Reply reply) {
        return reply.body().path("error_codes").path(0).asInt();
    }
}
