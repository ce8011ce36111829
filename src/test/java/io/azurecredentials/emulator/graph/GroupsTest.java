package io.azurecredentials.emulator.graph;

import static io.azurecredentials.emulator.OfflineAzure.GRAPH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.OfflineAzure.Session;
import org.junit.jupiter.api.Test;

@Learned(recorded = "cli_test_group_scenario")
class GroupsTest {

    private final OfflineAzure azure = OfflineAzure.standard();
    private final Session graph = azure.graph();
    private final String readers = azure.world().group("readers").id();
    private final String writers = azure.world().group("writers").id();
    private final JsonNode application = graph.createApplication("a");
    private final String principal = graph.createServicePrincipal(application).path("id").asText();

    @Test
    void a_group_is_found_by_its_name() {
        Reply reply = graph.get(GRAPH + "/groups?$filter=displayName%20eq%20%27readers%27");

        assertThat(reply.body().path("value")).hasSize(1);
        assertThat(reply.body().path("value").path(0).path("id").asText()).isEqualTo(readers);
        assertThat(reply.body().path("value").path(0)).hasSize(34);
    }

    @Learned(documented = "Add members")
    @Test
    void a_member_is_added_once() {
        assertThat(add(readers, principal).status()).isEqualTo(204);

        Reply again = add(readers, principal);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.message()).contains("added object references already exist");
        assertThat(azure.inventory().memberships())
                .singleElement()
                .satisfies(membership -> assertThat(membership.memberId()).isEqualTo(principal));
    }

    @Test
    void members_carry_their_type() {
        add(readers, principal);

        JsonNode member = graph.get(url(readers) + "/members").body().path("value").path(0);

        assertThat(member.path("@odata.type").asText())
                .isEqualTo("#microsoft.graph.servicePrincipal");
        assertThat(member.path("appId")).isEqualTo(application.path("appId"));
    }

    @Learned(
            assumed = "wording of another API of the same directory; a switch has the other answer")
    @Test
    void a_removed_member_is_404_the_second_time() {
        add(readers, principal);
        String member = url(readers) + "/members/" + principal + "/$ref";

        assertThat(graph.delete(member).status()).isEqualTo(204);
        assertThat(graph.delete(member).code()).isEqualTo("Request_ResourceNotFound");
        assertThat(azure.inventory().memberships()).isEmpty();
    }

    @Learned(reported = "retry lists of Vault and Terraform")
    @Test
    void what_does_not_exist_cannot_become_a_member() {
        assertThat(add(readers, "00000000-0000-0000-0000-00000000beef").status()).isEqualTo(404);
        assertThat(add("00000000-0000-0000-0000-00000000beef", principal).status()).isEqualTo(404);
        assertThat(add(readers, application.path("id").asText()).status()).isEqualTo(400);
    }

    @Learned(documented = "Delete servicePrincipal")
    @Test
    void a_deleted_principal_is_no_member() {
        add(readers, principal);

        graph.delete(GRAPH + "/applications/" + application.path("id").asText());

        assertThat(graph.get(url(readers) + "/members").body().path("value")).isEmpty();
        assertThat(azure.inventory().memberships()).isEmpty();
    }

    @Test
    void group_members_are_looked_through() {
        add(writers, readers);
        add(readers, principal);
        String of = GRAPH + "/servicePrincipals/" + principal;
        String any = GRAPH + "/directoryObjects/" + principal;

        assertThat(values(graph.post(of + "/getMemberObjects", "{'securityEnabledOnly':false}")))
                .containsExactly(readers, writers);
        assertThat(values(graph.post(of + "/getMemberGroups", "{'securityEnabledOnly':true}")))
                .containsExactly(readers, writers);
        assertThat(
                        values(
                                graph.post(
                                        any + "/checkMemberGroups",
                                        "{'groupIds':['" + writers + "','x']}")))
                .containsExactly(writers);
        assertThat(graph.post(any + "/checkMemberGroups", "{'groupIds':[]}").status())
                .isEqualTo(400);
    }

    @Learned(documented = "directoryObject: getMemberObjects")
    @Test
    void of_too_many_groups_none_is_told() {
        String of = GRAPH + "/servicePrincipals/" + principal + "/getMemberObjects";
        add(writers, readers);
        add(readers, principal);
        azure.controls().quirks().mostMemberships(1);

        assertThat(graph.post(of, "{'securityEnabledOnly':false}").code())
                .isEqualTo("Directory_ResultSizeLimitExceeded");
        azure.controls().quirks().mostMemberships(2);
        assertThat(values(graph.post(of, "{'securityEnabledOnly':false}"))).hasSize(2);
    }

    @Learned(documented = "Microsoft Graph permissions reference")
    @Test
    void the_operators_permissions_do_not_make_groups() {
        String body =
                "{'displayName':'g','mailEnabled':false,'mailNickname':'g','securityEnabled':true}";

        assertThat(graph.post(GRAPH + "/groups", body).status()).isEqualTo(403);
    }

    private Reply add(String group, String member) {
        return graph.post(
                url(group) + "/members/$ref",
                "{'@odata.id':'" + GRAPH + "/directoryObjects/" + member + "'}");
    }

    private static String url(String group) {
        return GRAPH + "/groups/" + group;
    }

    private static Iterable<String> values(Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        return reply.body().path("value").valueStream().map(JsonNode::asText).toList();
    }
}
