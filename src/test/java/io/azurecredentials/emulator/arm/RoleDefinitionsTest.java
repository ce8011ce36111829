package io.azurecredentials.emulator.arm;

import static io.azurecredentials.emulator.OfflineAzure.ARM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.OfflineAzure.Session;
import org.junit.jupiter.api.Test;

@Learned(recorded = {"cli_test_role_assignment_create_update", "javav1_canGetRoleByRoleName"})
class RoleDefinitionsTest {

    private static final String ROLES = "/providers/Microsoft.Authorization/roleDefinitions";
    private static final String VERSION = "api-version=2022-04-01";
    private static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";

    private final OfflineAzure azure = OfflineAzure.standard();
    private final Session arm = azure.arm();
    private final String subscription = azure.world().subscription().scope();
    private final String group = azure.world().resourceGroup("rg-app").id();

    @Test
    void all_built_in_roles_are_listed_at_any_scope() {
        assertThat(list(subscription, "").body().path("value")).hasSize(430);
        assertThat(list(group, "").body().path("value")).hasSize(430);
    }

    @Test
    void a_role_is_found_by_name_in_any_case() {
        Reply reply = list(group, "&$filter=roleName%20eq%20%27reader%27");

        JsonNode only = reply.body().path("value").path(0);
        assertThat(reply.body().path("value")).hasSize(1);
        assertThat(only.path("properties").path("roleName").asText()).isEqualTo("Reader");
        assertThat(only.path("id").asText()).isEqualTo(subscription + ROLES + "/" + READER);
        assertThat(only.fieldNames())
                .toIterable()
                .containsExactly("properties", "id", "type", "name");
    }

    @Learned(own = true)
    @Test
    void there_are_no_custom_roles() {
        Reply reply =
                list(subscription, "&$filter=atScopeAndBelow()%20and%20type%20eq%20'CustomRole'");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("value")).isEmpty();
    }

    @Test
    void one_is_read_by_id_at_any_scope() {
        assertThat(get(subscription, READER).status()).isEqualTo(200);
        assertThat(get(group, READER).text("name")).isEqualTo(READER);
    }

    @Learned(recorded = "aso_Test_Authorization_RoleDefinitionResourceGroupScope_CRUD")
    @Test
    void an_unknown_one_is_404() {
        Reply reply = get(subscription, "00000000-0000-0000-0000-00000000beef");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("RoleDefinitionDoesNotExist");
    }

    private Reply list(String scope, String filter) {
        return arm.get(ARM + scope + ROLES + "?" + VERSION + filter);
    }

    private Reply get(String scope, String name) {
        return arm.get(ARM + scope + ROLES + "/" + name + "?" + VERSION);
    }
}
