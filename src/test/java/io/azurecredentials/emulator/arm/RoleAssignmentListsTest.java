package io.azurecredentials.emulator.arm;

import static io.azurecredentials.emulator.OfflineAzure.GRAPH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import org.junit.jupiter.api.Test;

@Learned(documented = "List Azure role assignments using the REST API")
class RoleAssignmentListsTest {
    private static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    private static final String ONE = "11111111-1111-1111-1111-111111111111";
    private static final String TWO = "22222222-2222-2222-2222-222222222222";

    private final OfflineAzure azure = OfflineAzure.standard();
    private final AssignmentRequests requests = new AssignmentRequests(azure.arm());
    private final String subscription = azure.world().subscription().scope();
    private final String app = azure.world().resourceGroup("rg-app").id();
    private final String other = azure.world().resourceGroup("rg-other").id();
    private final JsonNode application = azure.graph().createApplication("a");
    private final String principal =
            azure.graph().createServicePrincipal(application).path("id").asText();

    @Test
    void lists_go_up_and_down_unless_told_to_stay() {
        requests.put(app, ONE, principal, READER, "");
        requests.put(other, TWO, principal, READER, "");

        assertThat(requests.names(subscription, "")).contains(ONE, TWO).hasSize(4);
        assertThat(requests.names(app, "")).contains(ONE).doesNotContain(TWO).hasSize(3);
        assertThat(requests.names(subscription, "&$filter=atScope()"))
                .hasSize(2)
                .doesNotContain(ONE);
        assertThat(
                        requests.names(
                                subscription,
                                "&$filter=principalId%20eq%20%27" + principal + "%27"))
                .containsExactly(ONE, TWO);
    }

    @Test
    void assigned_to_looks_through_groups() {
        String group = azure.world().group("readers").id();
        requests.put(app, ONE, group, READER, ",'principalType':'Group'");
        azure.graph()
                .post(
                        GRAPH + "/groups/" + group + "/members/$ref",
                        "{'@odata.id':'" + GRAPH + "/directoryObjects/" + principal + "'}");

        assertThat(requests.names(subscription, "&$filter=assignedTo('" + principal + "')"))
                .containsExactly(ONE);
    }
}
