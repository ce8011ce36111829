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
import java.time.Duration;
import org.junit.jupiter.api.Test;

@Learned(
        recorded = {
            "aso_Test_Authorization_RoleAssignment_OnResourceGroup_CRUD",
            "aso_Test_Authorization_v1api20220401_CreationAndDeletion"
        })
class ResourceGroupsTest {

    private static final World STANDARD = World.standard();
    private static final String SUBSCRIPTION = STANDARD.subscription().scope();
    private static final String GROUP = ARM + SUBSCRIPTION + "/resourceGroups/rg-new";
    private static final String VERSION = "?api-version=2021-04-01";
    private static final String ASSIGNMENT =
            GROUP
                    + "/providers/Microsoft.Authorization/roleAssignments/"
                    + "11111111-1111-1111-1111-111111111111?api-version=2022-04-01";

    private final OfflineAzure azure =
            new OfflineAzure(
                    STANDARD.withApplications(
                            Application.named("owner")
                                    .withRoles(new RoleGrant("Owner", SUBSCRIPTION))));
    private final Session owner = azure.arm("owner");

    @Test
    void one_is_made_once_and_then_updated() {
        Reply first = owner.put(GROUP + VERSION, "{'location':'westeurope','tags':{'a':'b'}}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().path("tags").path("a").asText()).isEqualTo("b");
        Reply second = owner.put(GROUP + VERSION, "{'location':'westeurope'}");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body().has("tags")).isFalse();
    }

    @Learned(documented = "Resource Groups - Create Or Update")
    @Test
    void it_needs_a_location_and_the_right_to_write() {
        assertThat(owner.put(GROUP + VERSION, "{}").code()).isEqualTo("LocationRequired");
        assertThat(azure.arm().put(GROUP + VERSION, "{'location':'westeurope'}").status())
                .isEqualTo(403);
    }

    /** Recorded: 202 with a place to ask, and the group is there until the deletion is done. */
    @Test
    void deleting_takes_a_while_and_takes_everything_along() {
        owner.put(GROUP + VERSION, "{'location':'westeurope'}");
        owner.put(
                ASSIGNMENT,
                "{'properties':{'roleDefinitionId':'x/acdd72a7-3385-48ef-bd42-f606fba81ae7',"
                        + "'principalId':'"
                        + STANDARD.root().servicePrincipalID().orElseThrow()
                        + "'}}");

        Reply deletion = owner.delete(GROUP + VERSION);

        assertThat(deletion.status()).isEqualTo(202);
        assertThat(deletion.headers()).containsEntry("retry-after", "15");
        assertThat(owner.get(GROUP + VERSION).status()).isEqualTo(200);
        assertThat(owner.get(deletion.header("location")).status()).isEqualTo(202);
        azure.controls().advance(Duration.ofSeconds(15));
        assertThat(owner.get(GROUP + VERSION).code()).isEqualTo("ResourceGroupNotFound");
        assertThat(owner.get(deletion.header("location")).status()).isEqualTo(200);
        assertThat(owner.delete(ASSIGNMENT).status()).isEqualTo(204);
        assertThat(azure.inventory().roleAssignments()).isEmpty();
    }

    /** Learned from Microsoft's reference of "Resource Groups - Update": tags are replaced. */
    @Learned(documented = "Resource Groups - Update")
    @Test
    void a_patch_replaces_its_tags() {
        owner.put(GROUP + VERSION, "{'location':'westeurope','tags':{'a':'b'}}");

        Reply reply = owner.patch(GROUP + VERSION, "{'tags':{'c':'d'}}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("tags").has("a")).isFalse();
        assertThat(reply.body().path("tags").path("c").asText()).isEqualTo("d");
        String tagged = GROUP.replace("/rg-new", "") + VERSION + "&$filter=tagName%20eq%20'c'";
        assertThat(owner.get(tagged).body().path("value")).hasSize(1);
    }

    /** Texts from Microsoft's "Resolve errors for resource groups". */
    @Learned(documented = "Resolve errors for resource groups")
    @Test
    void it_stays_where_it_is_and_takes_no_changes_on_its_way_out() {
        owner.put(GROUP + VERSION, "{'location':'westeurope'}");

        assertThat(owner.put(GROUP + VERSION, "{'location':'eastus'}").code())
                .isEqualTo("InvalidResourceGroupLocation");
        owner.delete(GROUP + VERSION);
        assertThat(owner.put(GROUP + VERSION, "{'location':'westeurope'}").code())
                .isEqualTo("ResourceGroupBeingDeleted");
        String inside =
                "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i?api-version=2023-01-31";
        assertThat(owner.put(GROUP + inside, "{'location':'westeurope'}").status()).isEqualTo(409);
    }
}
