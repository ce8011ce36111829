package io.azurecredentials.emulator.graph;

import static io.azurecredentials.emulator.OfflineAzure.GRAPH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.OfflineAzure.Session;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.Group;
import io.azurecredentials.emulator.world.User;
import io.azurecredentials.emulator.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;

/** People, groups in groups, and delegated permissions; mostly recorded, else Graph's reference. */
@Learned(recorded = "cli_test_group_scenario")
class RelationsTest {
    private static final User ADA = User.named("Ada", "ada@emulated.onmicrosoft.com");
    private static final Group INNER = Group.named("inner").withMembers(ADA.id());
    private static final Group OUTER = Group.named("outer").withMembers(INNER.id());

    private final OfflineAzure azure =
            new OfflineAzure(
                    World.standard()
                            .withUsers(ADA)
                            .withGroups(INNER, OUTER)
                            .withApplications(
                                    Application.named("admin")
                                            .withGraphPermissions("Directory.ReadWrite.All")));
    private final Session admin = azure.graph("admin");

    @Learned(documented = "List a user's memberships")
    @Test
    void groups_are_asked_for_directly_and_through_groups() {
        String ada = GRAPH + "/users/" + ADA.id();

        assertThat(names(admin.get(ada + "/memberOf"))).containsExactly("inner");
        assertThat(names(admin.get(ada + "/transitiveMemberOf")))
                .containsExactlyInAnyOrder("inner", "outer");
        assertThat(names(admin.get(ada + "/memberOf/microsoft.graph.group")))
                .containsExactly("inner");
    }

    @Test
    void members_are_asked_for_directly_through_groups_and_by_type() {
        String outer = GRAPH + "/groups/" + OUTER.id();

        assertThat(names(admin.get(outer + "/members"))).containsExactly("inner");
        assertThat(names(admin.get(outer + "/transitiveMembers")))
                .containsExactlyInAnyOrder("inner", "Ada");
        Reply people = admin.get(outer + "/transitiveMembers/microsoft.graph.user");
        assertThat(names(people)).containsExactly("Ada");
        assertThat(people.body().path("value").path(0).has("@odata.type")).isFalse();
    }

    @Learned(documented = "Create group")
    @Test
    void a_group_may_be_made_with_members_and_owners() {
        String link = "https://graph.microsoft.com/v1.0/directoryObjects/" + ADA.id();

        Reply made =
                admin.post(
                        GRAPH + "/groups",
                        "{'displayName':'g','mailEnabled':false,'mailNickname':'g','securityEnabled':true,'members@odata.bind':['"
                                + link
                                + "'],'owners@odata.bind':['"
                                + link
                                + "']}");

        assertThat(made.status()).isEqualTo(201);
        String url = GRAPH + "/groups/" + made.text("id");
        assertThat(names(admin.get(url + "/members"))).containsExactly("Ada");
        assertThat(names(admin.get(url + "/owners"))).containsExactly("Ada");
    }

    @Learned(documented = "Create user")
    @Test
    void a_user_needs_a_name_of_its_own_and_all_that_signing_in_takes() {
        String body =
                "{'displayName':'Bob','mailNickname':'bob','accountEnabled':true,'passwordProfile':{'password':'fake'},'userPrincipalName':'%s'}";

        assertThat(admin.post(GRAPH + "/users", body.formatted(ADA.userPrincipalName())).message())
                .startsWith("Another object with the same value for property userPrincipalName");
        assertThat(admin.post(GRAPH + "/users", "{'displayName':'Bob'}").status()).isEqualTo(400);
        Reply made = admin.post(GRAPH + "/users", body.formatted("bob@emulated.onmicrosoft.com"));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().has("accountEnabled")).isFalse();
        String bob = GRAPH + "/users/bob@emulated.onmicrosoft.com";
        assertThat(
                        admin.get(bob + "?$select=accountEnabled")
                                .body()
                                .path("accountEnabled")
                                .asBoolean())
                .isTrue();
        assertThat(
                        admin.get(bob + "?$select=passwordProfile")
                                .body()
                                .path("passwordProfile")
                                .isNull())
                .isTrue();
    }

    /** Recorded: the id is made of the two principals' ids. */
    @Learned(recorded = "cli_test_app_permission_grant")
    @Test
    void delegated_permissions_are_granted_once_per_client_and_resource() {
        JsonNode client = admin.createServicePrincipal(admin.createApplication("client"));
        JsonNode api = admin.createServicePrincipal(admin.createApplication("api"));
        String all = GRAPH + "/oauth2PermissionGrants";
        String body =
                "{'clientId':'%s','consentType':'AllPrincipals','principalId':null,'resourceId':'%s','scope':'read'}"
                        .formatted(client.path("id").asText(), api.path("id").asText());

        Reply made = admin.post(all, body);

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("id")).hasSize(43);
        assertThat(admin.post(all, body).status()).isEqualTo(409);
        String mine = all + "?$filter=clientId%20eq%20'" + client.path("id").asText() + "'";
        assertThat(admin.get(mine).body().path("value")).hasSize(1);
        assertThat(admin.patch(all + "/" + made.text("id"), "{'scope':'read write'}").status())
                .isEqualTo(204);
        assertThat(admin.get(all + "/" + made.text("id")).text("scope")).isEqualTo("read write");
        assertThat(admin.delete(all + "/" + made.text("id")).status()).isEqualTo(204);
        assertThat(admin.delete(all + "/" + made.text("id")).status()).isEqualTo(404);
        assertThat(azure.graph().post(all, body).status()).isEqualTo(403);
    }

    private static List<String> names(Reply reply) {
        return reply.body()
                .path("value")
                .valueStream()
                .map(entry -> entry.path("displayName").asText())
                .toList();
    }
}
