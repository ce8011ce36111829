package io.azurecredentials.emulator.arm;

import static io.azurecredentials.emulator.OfflineAzure.ARM;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.OfflineAzure.Session;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.RoleGrant;
import io.azurecredentials.emulator.world.World;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What Resource Manager's gateway does with resources of any provider; mostly recorded. */
@Learned(recorded = {"aso_Test_Compute_VM_20220301_CRUD", "aso_Test_Compute_VMSS_20220301_CRUD"})
class GenericResourcesTest {
    private static final World STANDARD = World.standard();
    private static final String SUBSCRIPTION = STANDARD.subscription().scope();
    private static final String GROUP = ARM + STANDARD.resourceGroup("rg-other").id();
    private static final String VERSION = "?api-version=2023-08-01";
    private static final String VAULT = GROUP + "/providers/Microsoft.KeyVault/vaults/v1";

    private final OfflineAzure azure =
            new OfflineAzure(
                    STANDARD.withApplications(
                            Application.named("owner")
                                    .withRoles(new RoleGrant("Owner", SUBSCRIPTION)),
                            Application.named("stranger")));
    private final Session owner = azure.arm("owner");

    @Learned(documented = "Resources - Create Or Update By Id")
    @Test
    void one_is_made_read_changed_and_deleted_by_id() {
        Reply made = owner.put(VAULT + VERSION, "{'location':'westeurope','properties':{'a':1}}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("type")).isEqualTo("Microsoft.KeyVault/vaults");
        assertThat(owner.put(VAULT + VERSION, "{'location':'westeurope'}").status()).isEqualTo(200);
        assertThat(
                        owner.patch(VAULT + VERSION, "{'tags':{'a':'b'}}")
                                .body()
                                .path("tags")
                                .path("a")
                                .asText())
                .isEqualTo("b");
        String shouted = ARM + VAULT.substring(ARM.length()).toUpperCase(Locale.ROOT);
        assertThat(owner.get(shouted + VERSION).status()).isEqualTo(200);
        assertThat(owner.delete(VAULT + VERSION).status()).isEqualTo(200);
        assertThat(owner.delete(VAULT + VERSION).status()).isEqualTo(204);
    }

    @Test
    void a_missing_one_is_named_with_its_group() {
        Reply reply = owner.get(VAULT + VERSION);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.message())
                .startsWith(
                        "The Resource 'Microsoft.KeyVault/vaults/v1' under resource group 'rg-other'"
                                + " was not found.");
    }

    @Learned(recorded = "aso_Test_Managedidentity_v1api20230131_CreationAndDeletion")
    @Test
    void one_inside_another_needs_the_other() {
        Reply reply = owner.put(VAULT + "/keys/k1" + VERSION, "{}");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("ParentResourceNotFound");
        owner.put(VAULT + VERSION, "{'location':'westeurope'}");
        assertThat(owner.put(VAULT + "/keys/k1" + VERSION, "{}").status()).isEqualTo(201);
        assertThat(owner.get(VAULT + "/keys" + VERSION).body().path("value")).hasSize(1);
        assertThat(
                        owner.get(GROUP + "/providers/Microsoft.KeyVault/vaults" + VERSION)
                                .body()
                                .path("value"))
                .hasSize(1);
    }

    @Learned(recorded = "cli_test_put_data_boundary")
    @Test
    void who_may_not_is_told_so_before_anything_else() {
        Session stranger = azure.arm("stranger");
        String policy =
                ARM + SUBSCRIPTION + "/providers/Microsoft.Authorization/policyDefinitions/p";
        String boundary = ARM + "/providers/Microsoft.Resources/dataBoundaries/default";

        assertThat(stranger.put(VAULT + VERSION, "{}").code()).isEqualTo("AuthorizationFailed");
        assertThat(stranger.put(policy + VERSION, "{}").message())
                .contains("'Microsoft.Authorization/policyDefinitions/write'");
        assertThat(stranger.put(boundary + VERSION, "{}").message())
                .contains("'Microsoft.Resources/dataBoundaries/write'")
                .contains("scope '/providers/Microsoft.Resources/dataBoundaries/default'");
    }

    @Learned(own = true)
    @Test
    void what_a_provider_alone_could_answer_is_501() {
        owner.put(VAULT + VERSION, "{'location':'westeurope'}");

        assertThat(owner.post(VAULT + "/listKeys" + VERSION, "").status()).isEqualTo(501);
        assertThat(owner.post(VAULT.replace("v1", "v2") + "/listKeys" + VERSION, "").code())
                .isEqualTo("ResourceNotFound");
    }

    @Learned(recorded = "cli_test_list_deployment_stack_subscription")
    @Test
    void one_of_a_subscription_is_missing_under_no_group() {
        Reply reply =
                owner.get(ARM + SUBSCRIPTION + "/providers/Microsoft.Insights/plans/p" + VERSION);

        assertThat(reply.message()).contains("under resource group '<null>'");
    }

    /** Learned from Microsoft's reference of "Resources - List". */
    @Learned(documented = "Resources - List")
    @Test
    void all_are_listed_without_their_properties() {
        owner.put(VAULT + VERSION, "{'location':'westeurope','tags':{'team':'a'}}");
        String all = GROUP + "/resources?api-version=2021-04-01";

        Reply reply = owner.get(all);

        assertThat(reply.body().path("value").path(0).path("name").asText()).isEqualTo("v1");
        assertThat(reply.body().path("value").path(0).has("properties")).isFalse();
        assertThat(listed(all, "resourceType%20eq%20'Microsoft.KeyVault/vaults'")).isEqualTo(1);
        assertThat(listed(all, "resourceType%20eq%20'Microsoft.Web/sites'")).isZero();
        assertThat(listed(all, "tagName%20eq%20'team'%20and%20tagValue%20eq%20'b'")).isZero();
        String subscription = ARM + SUBSCRIPTION + "/providers/Microsoft.KeyVault/vaults";
        assertThat(owner.get(subscription + VERSION).body().path("value")).hasSize(1);
    }

    @Learned(documented = "Resources - Check Existence By Id")
    @Test
    void whether_one_exists_can_be_asked_without_a_body() {
        assertThat(azure.send("HEAD", VAULT + VERSION, owner.headers(), "").status())
                .isEqualTo(404);
        owner.put(VAULT + VERSION, "{'location':'westeurope'}");
        assertThat(azure.send("HEAD", VAULT + VERSION, owner.headers(), "").status())
                .isEqualTo(204);
    }

    private int listed(String url, String filter) {
        return owner.get(url + "&$filter=" + filter).body().path("value").size();
    }
}
