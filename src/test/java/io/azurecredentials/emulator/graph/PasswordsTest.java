package io.azurecredentials.emulator.graph;

import static io.azurecredentials.emulator.OfflineAzure.GRAPH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.OfflineAzure.Session;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@Learned(recorded = "cli_test_app_credential")
class PasswordsTest {

    private final OfflineAzure azure = OfflineAzure.standard();
    private final Session graph = azure.graph();
    private final JsonNode application = graph.createApplication("a");
    private final String url = GRAPH + "/applications/" + application.path("id").asText();

    @Test
    void the_text_is_shown_once_and_never_again() {
        Reply added =
                graph.post(url + "/addPassword", "{'passwordCredential':{'displayName':'p'}}");

        assertThat(added.status()).isEqualTo(200);
        assertThat(added.body().fieldNames())
                .toIterable()
                .containsExactly(
                        "@odata.context",
                        "customKeyIdentifier",
                        "displayName",
                        "endDateTime",
                        "hint",
                        "keyId",
                        "secretText",
                        "startDateTime");
        assertThat(added.text("secretText")).hasSize(40).startsWith(added.text("hint"));
        JsonNode read = graph.get(url).body().path("passwordCredentials").path(0);
        assertThat(read.path("secretText").isNull()).isTrue();
        assertThat(read.path("hint").asText()).isEqualTo(added.text("hint"));
    }

    @Test
    void it_ends_two_years_after_its_start_unless_told() {
        Reply added = graph.post(url + "/addPassword", "{}");

        Instant start = Instant.parse(added.text("startDateTime"));
        Instant end = Instant.parse(added.text("endDateTime"));
        assertThat(Duration.between(start, end).toDays()).isBetween(730L, 731L);
        assertThat(added.body().path("displayName").isNull()).isTrue();
    }

    @Test
    void given_times_come_back_as_they_were_given() {
        Reply added =
                graph.post(
                        url + "/addPassword",
                        "{'passwordCredential':{'startDateTime':'2030-02-14T07:55:04Z',"
                                + "'endDateTime':'2031-02-14T07:55:04Z'}}");

        assertThat(added.text("endDateTime")).isEqualTo("2031-02-14T07:55:04Z");
        assertThat(added.text("startDateTime")).isEqualTo("2030-02-14T07:55:04Z");
    }

    @Learned(documented = "passwordCredential")
    @Test
    void it_cannot_end_before_it_starts() {
        Reply added =
                graph.post(
                        url + "/addPassword",
                        "{'passwordCredential':{'endDateTime':'2001-01-01T00:00:00Z'}}");

        assertThat(added.status()).isEqualTo(400);
    }

    @Learned(documented = "OData 4.01 URL conventions section 4.5: actions by qualified name")
    @Test
    void the_namespaced_form_of_the_action_works_too() {
        assertThat(graph.post(url + "/microsoft.graph.addPassword", "{}").status()).isEqualTo(200);
    }

    @Learned(
            recorded = "cli_test_app_credential",
            assumed = "that the second is 400; a switch has the other answer")
    @Test
    void removing_is_204_and_removing_again_400() {
        String keyID = graph.addPassword(application).path("keyId").asText();
        String body = "{'keyId':'" + keyID + "'}";

        assertThat(graph.post(url + "/removePassword", body).status()).isEqualTo(204);
        assertThat(graph.get(url).body().path("passwordCredentials")).isEmpty();
        Reply again = graph.post(url + "/removePassword", body);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.code()).isEqualTo("Request_BadRequest");
    }

    /** From public issue threads, since 2023. */
    @Learned(reported = "TooManyAppPasswords in public issues of 2023")
    @Test
    void an_application_for_personal_accounts_holds_two() {
        graph.patch(url, "{'signInAudience':'AzureADandPersonalMicrosoftAccount'}");
        graph.addPassword(application);
        graph.addPassword(application);

        Reply third = graph.post(url + "/addPassword", "{}");

        assertThat(third.status()).isEqualTo(400);
        assertThat(third.code()).isEqualTo("TooManyAppPasswords");
    }

    @Learned(reported = "Directory_ResourceSizeExceeded in public issues")
    @Test
    void the_size_of_the_object_ends_it_somewhere() {
        int status = 200;
        int added = 0;
        while (status == 200 && added < 1000) {
            status = graph.post(url + "/addPassword", "{}").status();
            added++;
        }

        assertThat(status).isEqualTo(403);
        assertThat(added).isGreaterThan(500);
    }

    @Learned(own = true)
    @Test
    void a_password_on_an_application_of_the_world_is_in_the_inventory() {
        String root = GRAPH + "/applications/" + azure.world().root().objectID();
        assertThat(graph.post(root + "/addPassword", "{}").status()).isEqualTo(200);

        assertThat(azure.inventory().applications())
                .filteredOn(found -> found.displayName().equals("root"))
                .singleElement()
                .satisfies(found -> assertThat(found.passwords()).hasSize(1));
    }
}
