package io.azurecredentials.emulator.conformance;

import static io.azurecredentials.emulator.conformance.ReplayTest.interaction;
import static io.azurecredentials.emulator.conformance.ReplayTest.replay;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a scenario finds there is older than the scenario: the first sight of it makes it so. */
class SeedsTest {
    private static final String GRAPH = "https://graph.microsoft.com/v1.0/";
    private static final String SUBSCRIPTION =
            "/subscriptions/00000000-0000-0000-0000-000000000000";
    private static final String ARM = "https://management.azure.com";
    private static final String ID = "45a1e5f2-fb2a-4dab-9312-01d3a149bc7e";
    private static final String MEMBER = "1581c8cc-a0b0-4311-8b5e-3a4d1e2f3a4b";

    @Test
    void roles_and_assignments() {
        String assignment =
                SUBSCRIPTION + "/providers/Microsoft.Authorization/roleAssignments/" + ID;
        String role = SUBSCRIPTION + "/providers/Microsoft.Authorization/roleDefinitions/" + MEMBER;
        String properties =
                "{'roleDefinitionId':'"
                        + role
                        + "','principalId':'"
                        + ID
                        + "','scope':'"
                        + SUBSCRIPTION
                        + "'}";
        String listed =
                "{'value':[{'id':'"
                        + assignment
                        + "','name':'"
                        + ID
                        + "','properties':"
                        + properties
                        + "}]}";
        String list =
                ARM
                        + SUBSCRIPTION
                        + "/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01&$filter=principalId%20eq%20%27"
                        + ID
                        + "%27";
        String custom =
                "{'id':'"
                        + role
                        + "','name':'"
                        + MEMBER
                        + "','properties':{'roleName':'r','type':'CustomRole','assignableScopes':['"
                        + SUBSCRIPTION
                        + "'],'permissions':[]}}";

        List<Verdict> verdicts =
                replay(
                        interaction(0, "GET", list, "", 200, listed),
                        interaction(1, "GET", list, "", 200, listed),
                        interaction(
                                2, "GET", ARM + role + "?api-version=2022-04-01", "", 200, custom),
                        interaction(
                                3, "GET", ARM + role + "?api-version=2022-04-01", "", 200, custom));

        assertThat(verdicts.get(0).reason()).isEqualTo("seed");
        assertThat(verdicts.get(1).got().path("body").path("value")).hasSize(1);
        assertThat(verdicts.get(2).reason()).isEqualTo("seed");
        assertThat(verdicts.get(3).got().path("status").asInt()).isEqualTo(200);
    }

    @Test
    void members_and_objects_of_which_a_part_was_chosen() {
        String group =
                "{'@odata.context':'https://graph.microsoft.com/v1.0/$metadata#groups(id,displayName)/$entity','id':'"
                        + ID
                        + "','displayName':'g'}";
        String members =
                "{'@odata.context':'x#directoryObjects','value':[{'@odata.type':'#microsoft.graph.user','id':'"
                        + MEMBER
                        + "'}]}";
        String url = GRAPH + "groups/" + ID;

        List<Verdict> verdicts =
                replay(
                        interaction(0, "GET", url + "?$select=id,displayName", "", 200, group),
                        interaction(1, "GET", url + "/members", "", 200, members),
                        interaction(2, "GET", url + "/members", "", 200, members),
                        interaction(
                                3, "DELETE", url + "/members/" + MEMBER + "/$ref", "", 204, ""));

        assertThat(verdicts).extracting(Verdict::reason).startsWith("seed", "seed");
        assertThat(verdicts.get(2).got().path("body").path("value")).hasSize(1);
        assertThat(verdicts.get(3).got().path("status").asInt()).isEqualTo(204);
    }

    /** Nothing in the scenario made them, so they are older. */
    @Test
    void what_is_changed_or_deleted_before_anybody_looks() {
        String machine =
                ARM
                        + SUBSCRIPTION
                        + "/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/vm?api-version=2024-07-01";

        List<Verdict> verdicts =
                replay(
                        interaction(0, "PATCH", GRAPH + "applications/" + ID, "{}", 204, ""),
                        interaction(
                                1,
                                "DELETE",
                                GRAPH + "groups/" + MEMBER + "/members/" + ID + "/$ref",
                                "",
                                204,
                                ""),
                        interaction(2, "DELETE", GRAPH + "users/a@b.example", "", 204, ""),
                        interaction(3, "DELETE", machine, "", 202, ""));

        assertThat(verdicts)
                .extracting(it -> it.got().path("status").asInt())
                .containsExactly(204, 204, 204, 202);
    }

    @Test
    void but_not_what_the_scenario_made_and_lost() {
        String made = "{'@odata.context':'x#applications/$entity','id':'" + ID + "','appId':'%s'}";

        List<Verdict> verdicts =
                replay(
                        interaction(
                                0,
                                "POST",
                                GRAPH + "applications",
                                "{'displayName':'a'}",
                                201,
                                made.formatted(MEMBER)),
                        interaction(1, "DELETE", GRAPH + "applications/" + ID, "", 204, ""),
                        interaction(2, "PATCH", GRAPH + "applications/" + ID, "{}", 204, ""));

        assertThat(verdicts.get(1).got().path("status").asInt()).isEqualTo(204);
        assertThat(verdicts.get(2).got().path("status").asInt()).isEqualTo(404);
    }

    @Test
    void resource_groups_in_a_list() {
        String url = ARM + SUBSCRIPTION + "/resourcegroups?api-version=2021-04-01";
        String listed =
                "{'value':[{'id':'"
                        + SUBSCRIPTION
                        + "/resourceGroups/g','name':'g','location':'eastus'}]}";

        List<Verdict> verdicts =
                replay(
                        interaction(0, "GET", url, "", 200, listed),
                        interaction(1, "GET", url, "", 200, listed));

        assertThat(verdicts.get(0).reason()).isEqualTo("seed");
        assertThat(verdicts.get(1).got().path("body").path("value")).hasSize(1);
    }
}
