package io.azurecredentials.emulator.graph;

import static io.azurecredentials.emulator.OfflineAzure.GRAPH;
import static io.azurecredentials.emulator.OfflineAzure.GRAPH_SCOPE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.OfflineAzure.Session;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.World;
import org.junit.jupiter.api.Test;

@Learned(documented = "Grant an appRoleAssignment to a service principal")
class AppRolesTest {
    private static final String READ_GROUPS = "5b567255-7703-4780-807c-7be8301ae99b";

    private final OfflineAzure azure =
            new OfflineAzure(
                    World.standard()
                            .withApplications(
                                    Application.named("admin")
                                            .withGraphPermissions(
                                                    "AppRoleAssignment.ReadWrite.All",
                                                    "Application.Read.All"),
                                    Application.named("app")));
    private final Session admin = azure.graph("admin");
    private final JsonNode graph =
            admin.get(GRAPH + "/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')")
                    .body();
    private final String principal =
            azure.world().application("app").servicePrincipalID().orElseThrow();
    private final String url = GRAPH + "/servicePrincipals/" + principal + "/appRoleAssignments";

    @Test
    void every_tenant_has_graph_with_its_permissions() {
        assertThat(graph.path("displayName").asText()).isEqualTo("Microsoft Graph");
        assertThat(graph.path("appRoles").valueStream().map(it -> it.path("value").asText()))
                .contains("Application.ReadWrite.OwnedBy", "Group.Read.All");
        assertThat(azure.inventory().isEmpty()).isTrue();
    }

    @Test
    void what_the_world_consented_to_is_listed() {
        String id = azure.world().root().servicePrincipalID().orElseThrow();
        String held = GRAPH + "/servicePrincipals/" + id + "/appRoleAssignments";
        String given = GRAPH + "/servicePrincipals/" + graph.path("id").asText();

        assertThat(admin.get(held).body().path("value")).hasSize(3);
        assertThat(admin.get(given + "/appRoleAssignedTo").body().path("value"))
                .hasSizeGreaterThan(3);
    }

    @Test
    void a_permission_counts_in_the_next_token_until_it_is_taken_away() {
        assertThat(groups().status()).isEqualTo(403);

        Reply granted = assign(READ_GROUPS);

        assertThat(granted.status()).isEqualTo(201);
        assertThat(granted.text("principalDisplayName")).isEqualTo("app");
        assertThat(groups().status()).isEqualTo(200);
        assertThat(admin.get(url + "/" + granted.text("id")).status()).isEqualTo(200);
        assertThat(admin.delete(url + "/" + granted.text("id")).status()).isEqualTo(204);
        assertThat(groups().status()).isEqualTo(403);
        assertThat(admin.delete(url + "/" + granted.text("id")).status()).isEqualTo(404);
    }

    @Learned(reported = "issues of microsoft-graph-docs and Terraform")
    @Test
    void it_is_given_once_by_whom_may_and_only_if_there_is_one() {
        assign(READ_GROUPS);

        assertThat(assign(READ_GROUPS).message()).contains("already exists on the object");
        assertThat(assign("99999999-9999-9999-9999-999999999999").message())
                .contains("was not found on application");
        assertThat(admin.post(url, "{'principalId':'x'}").status()).isEqualTo(400);
        assertThat(azure.graph().post(url, body(READ_GROUPS)).status()).isEqualTo(403);
    }

    private Reply groups() {
        String token = azure.token(azure.world().application("app"), GRAPH_SCOPE);
        return azure.as(token).get(GRAPH + "/groups");
    }

    private Reply assign(String role) {
        return admin.post(url, body(role));
    }

    private String body(String role) {
        return "{'principalId':'%s','resourceId':'%s','appRoleId':'%s'}"
                .formatted(principal, graph.path("id").asText(), role);
    }
}
