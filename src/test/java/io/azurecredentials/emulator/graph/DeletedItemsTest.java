package io.azurecredentials.emulator.graph;

import static io.azurecredentials.emulator.OfflineAzure.GRAPH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.OfflineAzure.Session;
import io.azurecredentials.emulator.world.Quirk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Learned(documented = "Get deleted item; Restore deleted item")
class DeletedItemsTest {

    private static final String BIN = GRAPH + "/directory/deletedItems/";
    private static final String BY_NAME = GRAPH + "/applications(uniqueName='n')";

    private final OfflineAzure azure = OfflineAzure.standard();
    private final Session graph = azure.graph();
    private final Session upserting = graph.with("Prefer", "create-if-missing");
    private final JsonNode application = upserting.patch(BY_NAME, "{'displayName':'a'}").body();
    private final String id = application.path("id").asText();
    private final String principal = graph.createServicePrincipal(application).path("id").asText();

    @BeforeEach
    void delete() {
        graph.delete(GRAPH + "/applications/" + id);
    }

    @Test
    void what_is_deleted_is_read_there_and_nowhere_else() {
        assertThat(graph.get(BIN + id).text("deletedDateTime")).matches(".*:\\d\\dZ");
        assertThat(graph.get(BIN + principal).status()).isEqualTo(200);
        assertThat(graph.get(GRAPH + "/applications/" + id).status()).isEqualTo(404);
        assertThat(graph.get(BIN + "microsoft.graph.application").body().path("value")).hasSize(1);
    }

    @Learned(recorded = "cli_test_app_credential")
    @Test
    void deleting_it_there_is_for_good() {
        assertThat(graph.delete(BIN + id).status()).isEqualTo(204);
        assertThat(graph.delete(BIN + principal).status()).isEqualTo(204);

        assertThat(graph.delete(BIN + id).code()).isEqualTo("Request_ResourceNotFound");
        assertThat(azure.inventory().deletedItems()).isEmpty();
    }

    @Learned(assumed = "no documentation says; a switch")
    @Test
    void restoring_an_application_brings_its_service_principal_back() {
        Reply restored = graph.post(BIN + id + "/restore", "");

        assertThat(restored.status()).isEqualTo(200);
        assertThat(restored.body().path("deletedDateTime").isNull()).isTrue();
        assertThat(azure.inventory().servicePrincipals()).hasSize(1);
        assertThat(azure.inventory().deletedItems()).isEmpty();
    }

    @Learned(assumed = "no documentation says; a switch")
    @Test
    void restoring_an_application_may_leave_its_service_principal_behind() {
        azure.controls().quirks().set(Quirk.RESTORE_BRINGS_SERVICE_PRINCIPAL, false);

        graph.post(BIN + id + "/restore", "");

        assertThat(azure.inventory().servicePrincipals()).isEmpty();
        assertThat(azure.inventory().deletedItems()).hasSize(1);
    }

    @Learned(assumed = "no documentation says; a switch")
    @Test
    void the_name_of_a_deleted_application_is_free_unless_it_is_not() {
        azure.controls().quirks().set(Quirk.DELETED_KEEPS_UNIQUE_NAME, true);
        Reply held = upserting.patch(BY_NAME, "{'displayName':'b'}");
        azure.controls().quirks().set(Quirk.DELETED_KEEPS_UNIQUE_NAME, false);
        Reply free = upserting.patch(BY_NAME, "{'displayName':'b'}");

        assertThat(held.status()).isEqualTo(400);
        assertThat(held.code()).isEqualTo("Request_BadRequest");
        assertThat(free.status()).isEqualTo(201);
        assertThat(graph.post(BIN + id + "/restore", "").status()).isEqualTo(400);
    }
}
