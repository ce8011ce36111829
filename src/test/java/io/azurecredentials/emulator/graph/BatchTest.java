package io.azurecredentials.emulator.graph;

import static io.azurecredentials.emulator.OfflineAzure.GRAPH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.control.FaultKind;
import io.azurecredentials.emulator.control.FaultRule;
import org.junit.jupiter.api.Test;

@Learned(documented = "Combine multiple HTTP requests using JSON batching")
class BatchTest {

    private final OfflineAzure azure = OfflineAzure.standard();

    @Test
    void each_item_has_its_own_answer() {
        Reply reply =
                send(
                        "{'id':'1','method':'POST','url':'/applications','headers':{'Content-Type':'application/json'},'body':{'displayName':'a'}},"
                                + "{'id':'2','method':'GET','url':'/applications/11111111-1111-1111-1111-111111111111'}");

        assertThat(reply.status()).isEqualTo(200);
        JsonNode responses = reply.body().path("responses");
        assertThat(responses.path(0).path("status").asInt()).isEqualTo(201);
        assertThat(responses.path(0).path("body").path("displayName").asText()).isEqualTo("a");
        assertThat(responses.path(1).path("status").asInt()).isEqualTo(404);
        assertThat(azure.journal()).extracting("operation").contains("graph.applications.create");
    }

    @Test
    void an_item_can_be_throttled_on_its_own() {
        azure.controls()
                .faults(
                        FaultRule.nth("graph.applications.list", 1, FaultKind.THROTTLED)
                                .withRetryAfter(7));

        JsonNode item =
                send("{'id':'1','method':'GET','url':'/applications'}")
                        .body()
                        .path("responses")
                        .path(0);

        assertThat(item.path("status").asInt()).isEqualTo(429);
        assertThat(item.path("headers").path("Retry-After").asText()).isEqualTo("7");
    }

    @Test
    void an_item_whose_dependency_failed_is_424() {
        Reply reply =
                send(
                        "{'id':'1','method':'GET','url':'/applications/11111111-1111-1111-1111-111111111111'},"
                                + "{'id':'2','method':'GET','url':'/groups','dependsOn':['1']}");

        assertThat(reply.body().path("responses").path(1).path("status").asInt()).isEqualTo(424);
    }

    @Test
    void more_than_twenty_are_refused() {
        String item = "{'id':'1','method':'GET','url':'/groups'},";

        assertThat(send(item.repeat(21) + item.substring(0, item.length() - 1)).status())
                .isEqualTo(400);
    }

    private Reply send(String items) {
        return azure.graph().post(GRAPH + "/$batch", "{'requests':[" + items + "]}");
    }
}
