package io.azurecredentials.emulator.graph;

import static io.azurecredentials.emulator.OfflineAzure.GRAPH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.OfflineAzure.Session;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

@Learned(recorded = {"cli_test_app_credential", "cli_test_app_create_idempotent"})
class ApplicationsTest {

    private static final String BY_NAME = GRAPH + "/applications(uniqueName='n-1')";

    private final OfflineAzure azure = OfflineAzure.standard();
    private final Session graph = azure.graph();
    private final Session upserting = graph.with("Prefer", "create-if-missing");

    @Test
    void a_new_application_is_answered_with_all_its_properties() {
        Reply reply = graph.post(GRAPH + "/applications", "{'displayName':'a'}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.body()).hasSize(39);
        assertThat(reply.body().path("deletedDateTime").isNull()).isTrue();
        assertThat(reply.text("signInAudience")).isEqualTo("AzureADMyOrg");
        assertThat(reply.text("@odata.context"))
                .isEqualTo("https://graph.microsoft.com/v1.0/$metadata#applications/$entity");
        assertThat(reply.headers().get("location"))
                .isEqualTo(
                        "https://graph.microsoft.com/v2/"
                                + azure.world().tenantID()
                                + "/directoryObjects/"
                                + reply.text("id")
                                + "/Microsoft.DirectoryServices.Application");
        assertThat(reply.headers()).containsEntry("odata-version", "4.0");
    }

    /** Recorded: seven decimals in the answer to the creation, none ever after. */
    @Test
    void only_the_answer_to_the_creation_has_fractions_of_a_second() {
        JsonNode created = graph.createApplication("a");
        Reply read = graph.get(GRAPH + "/applications/" + created.path("id").asText());

        assertThat(created.path("createdDateTime").asText()).matches(".*:\\d\\d\\.\\d{7}Z");
        assertThat(read.text("createdDateTime")).matches(".*:\\d\\dZ");
    }

    @Learned(documented = "Create application")
    @Test
    void a_display_name_is_required_but_not_unique() {
        Reply nameless = graph.post(GRAPH + "/applications", "{'signInAudience':'AzureADMyOrg'}");
        graph.createApplication("same");
        graph.createApplication("same");

        assertThat(nameless.status()).isEqualTo(400);
        assertThat(nameless.code()).isEqualTo("Request_BadRequest");
        assertThat(azure.inventory().applications()).hasSize(2);
    }

    @Learned(reported = "issues of msgraph-sdk")
    @Test
    void an_unknown_property_and_an_unknown_audience_are_refused() {
        Reply property = graph.post(GRAPH + "/applications", "{'displayName':'a','colour':'red'}");
        Reply audience =
                graph.post(GRAPH + "/applications", "{'displayName':'a','signInAudience':'All'}");

        assertThat(property.code()).isEqualTo("Request_BadRequest");
        assertThat(audience.code()).isEqualTo("Request_BadRequest");
        assertThat(azure.inventory().isEmpty()).isTrue();
    }

    /** Public reports: "does not match schema", "Empty Payload", "Another object with the same". */
    @Learned(reported = "issues of microsoft-graph-docs and go-autorest")
    @Test
    void a_value_of_another_form_no_body_and_a_taken_uri_are_refused() {
        String all = GRAPH + "/applications";
        String named = "{'displayName':'n',";

        assertThat(graph.post(all, "{'displayName':5}").code()).isEqualTo("BadRequest");
        assertThat(graph.post(all, named + "'tags':'t'}").message()).contains("Property tags");
        assertThat(graph.post(all, named + "'web':null}").status()).isEqualTo(201);
        assertThat(graph.post(all, "").message())
                .isEqualTo("Empty Payload. JSON content expected.");
        graph.post(all, named + "'identifierUris':['api://a']}");
        Reply taken = graph.post(all, named + "'identifierUris':['api://a']}");
        assertThat(taken.status()).isEqualTo(400);
        assertThat(taken.body().at("/error/details/0/code").asText()).isEqualTo("ObjectConflict");
    }

    @Learned(documented = "Get application")
    @Test
    void it_is_found_by_id_by_app_id_and_by_unique_name() {
        JsonNode created = upserting.patch(BY_NAME, "{'displayName':'a'}").body();

        for (String key :
                new String[] {
                    "/" + created.path("id").asText(),
                    "(appId='" + created.path("appId").asText() + "')",
                    "(uniqueName='n-1')"
                }) {
            assertThat(graph.get(GRAPH + "/applications" + key).body().path("id"))
                    .isEqualTo(created.path("id"));
        }
    }

    @Learned(recorded = "cli_test_group_scenario")
    @Test
    void what_does_not_exist_is_404_with_its_key() {
        Reply reply = graph.get(GRAPH + "/applications(uniqueName='none')");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("Request_ResourceNotFound");
        assertThat(reply.message()).startsWith("Resource 'none' does not exist");
        assertThat(reply.body().path("error").path("innerError").fieldNames())
                .toIterable()
                .containsExactly("date", "request-id", "client-request-id");
    }

    /** Graph's "Upsert application": 201 with the object, then 204 without a body. */
    @Learned(documented = "Upsert application")
    @Test
    void an_upsert_creates_once_and_then_updates() {
        Reply first = upserting.patch(BY_NAME, "{'displayName':'a'}");
        Reply second = upserting.patch(BY_NAME, "{'displayName':'b'}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text("uniqueName")).isEqualTo("n-1");
        assertThat(second.status()).isEqualTo(204);
        assertThat(second.body().isMissingNode()).isTrue();
        assertThat(graph.get(BY_NAME).text("displayName")).isEqualTo("b");
        assertThat(azure.inventory().applications()).hasSize(1);
    }

    @Learned(documented = "Upsert application")
    @Test
    void without_the_prefer_header_nothing_is_created() {
        assertThat(graph.patch(BY_NAME, "{'displayName':'a'}").status()).isEqualTo(404);
        assertThat(azure.inventory().isEmpty()).isTrue();
    }

    @Learned(documented = "Upsert application")
    @Test
    void an_upsert_that_would_create_needs_a_display_name() {
        assertThat(upserting.patch(BY_NAME, "{'tags':['x']}").status()).isEqualTo(400);
    }

    @Learned(documented = "Upsert application")
    @Test
    void many_upserts_at_once_make_one_application() throws Exception {
        var statuses = new ArrayList<Integer>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 20; i++) {
            threads.add(
                    Thread.startVirtualThread(
                            () -> {
                                int status =
                                        upserting.patch(BY_NAME, "{'displayName':'a'}").status();
                                synchronized (statuses) {
                                    statuses.add(status);
                                }
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(statuses).containsOnlyOnce(201).hasSize(20);
        assertThat(azure.inventory().applications()).hasSize(1);
    }

    @Test
    void a_patch_merges_objects_and_replaces_lists() {
        JsonNode created = graph.createApplication("a");
        String url = GRAPH + "/applications/" + created.path("id").asText();
        graph.patch(url, "{'tags':['one','two'],'web':{'homePageUrl':'https://a.example'}}");
        graph.patch(url, "{'tags':['three']}");

        JsonNode read = graph.get(url).body();
        assertThat(read.path("tags")).hasSize(1);
        assertThat(read.path("web").path("homePageUrl").asText()).isEqualTo("https://a.example");
        assertThat(read.path("web").has("redirectUris")).isTrue();
    }

    @Learned(documented = "Update application")
    @Test
    void a_patch_sets_no_passwords_and_no_names_that_are_keys() {
        JsonNode created = graph.createApplication("a");
        String url = GRAPH + "/applications/" + created.path("id").asText();

        assertThat(graph.patch(url, "{'passwordCredentials':[{'displayName':'x'}]}").status())
                .isEqualTo(400);
        assertThat(graph.patch(url, "{'uniqueName':'x'}").status()).isEqualTo(400);
    }

    @Learned(recorded = "cli_test_group_scenario", documented = "Delete application")
    @Test
    void deleting_takes_the_service_principal_along() {
        JsonNode application = graph.createApplication("a");
        JsonNode principal = graph.createServicePrincipal(application);

        Reply reply = graph.delete(GRAPH + "/applications/" + application.path("id").asText());

        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.body().isMissingNode()).isTrue();
        assertThat(azure.inventory().isEmpty()).isTrue();
        assertThat(azure.inventory().deletedItems())
                .extracting("id")
                .containsExactlyInAnyOrder(
                        application.path("id").asText(), principal.path("id").asText());
        assertThat(
                        graph.delete(GRAPH + "/applications/" + application.path("id").asText())
                                .status())
                .isEqualTo(404);
    }

    @Learned(own = true)
    @Test
    void an_unmodelled_option_is_501_and_visible() {
        Reply reply = graph.get(GRAPH + "/applications?$apply=aggregate");

        assertThat(reply.status()).isEqualTo(501);
        assertThat(reply.text("path")).contains("$apply");
        assertThat(azure.unmodelled()).hasSize(1);
    }
}
