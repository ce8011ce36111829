package io.azurecredentials.emulator.graph;

import static io.azurecredentials.emulator.OfflineAzure.GRAPH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.OfflineAzure.Session;
import org.junit.jupiter.api.Test;

@Learned(recorded = "cli_test_service_principal_scenario")
class ServicePrincipalsTest {

    private final OfflineAzure azure = OfflineAzure.standard();
    private final Session graph = azure.graph();
    private final JsonNode application = graph.createApplication("a");
    private final String appID = application.path("appId").asText();
    private final String byAppID = GRAPH + "/servicePrincipals(appId='" + appID + "')";

    @Test
    void a_new_one_takes_its_names_from_the_application() {
        Reply reply = graph.post(GRAPH + "/servicePrincipals", "{'appId':'" + appID + "'}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.body()).hasSize(37);
        assertThat(reply.text("displayName")).isEqualTo("a");
        assertThat(reply.body().path("servicePrincipalNames").path(0).asText()).isEqualTo(appID);
        assertThat(reply.text("appOwnerOrganizationId")).isEqualTo(azure.world().tenantID());
        assertThat(reply.headers().get("location"))
                .endsWith("/Microsoft.DirectoryServices.ServicePrincipal");
    }

    @Learned(reported = "retry lists of azure-libraries-for-java")
    @Test
    void without_an_application_there_is_none() {
        Reply reply = graph.post(GRAPH + "/servicePrincipals", "{'appId':'0000'}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("Request_BadRequest");
        assertThat(reply.body().path("error").path("details").path(0).path("code").asText())
                .isEqualTo("NoBackingApplicationObject");
    }

    @Learned(reported = "issues of Azure CLI and Terraform")
    @Test
    void a_second_one_for_the_same_application_is_409() {
        graph.createServicePrincipal(application);

        Reply reply = graph.post(GRAPH + "/servicePrincipals", "{'appId':'" + appID + "'}");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.code()).isEqualTo("Request_MultipleObjectsWithSameKeyValue");
    }

    @Learned(documented = "Upsert servicePrincipal")
    @Test
    void an_upsert_creates_once_and_then_updates() {
        Session upserting = graph.with("Prefer", "create-if-missing");

        assertThat(upserting.patch(byAppID, "{}").status()).isEqualTo(201);
        assertThat(upserting.patch(byAppID, "{'tags':['x']}").status()).isEqualTo(204);
        assertThat(graph.get(byAppID).body().path("tags")).hasSize(1);
        assertThat(azure.inventory().servicePrincipals()).hasSize(1);
    }

    @Learned(documented = "Upsert servicePrincipal")
    @Test
    void without_the_prefer_header_nothing_is_created() {
        assertThat(graph.patch(byAppID, "{}").status()).isEqualTo(404);
        assertThat(azure.inventory().servicePrincipals()).isEmpty();
    }

    @Test
    void deleting_one_leaves_the_application() {
        JsonNode principal = graph.createServicePrincipal(application);

        graph.delete(GRAPH + "/servicePrincipals/" + principal.path("id").asText());

        assertThat(azure.inventory().servicePrincipals()).isEmpty();
        assertThat(azure.inventory().applications()).hasSize(1);
        assertThat(graph.createServicePrincipal(application).has("id")).isTrue();
    }

    @Learned(recorded = "cli_test_rest_microsoft_graph")
    @Test
    void the_collection_is_found_in_any_case() {
        Reply reply = graph.post(GRAPH + "/serviceprincipals", "{'appId':'" + appID + "'}");

        assertThat(reply.status()).isEqualTo(201);
    }
}
