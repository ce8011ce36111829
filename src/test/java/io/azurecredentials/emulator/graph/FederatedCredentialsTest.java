package io.azurecredentials.emulator.graph;

import static io.azurecredentials.emulator.OfflineAzure.GRAPH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.OfflineAzure.Session;
import org.junit.jupiter.api.Test;

@Learned(recorded = "cli_test_app_federated_credential")
class FederatedCredentialsTest {

    private final Session graph = OfflineAzure.standard().graph();
    private final JsonNode application = graph.createApplication("a");
    private final String all =
            GRAPH
                    + "/applications/"
                    + application.path("id").asText()
                    + "/federatedIdentityCredentials";

    @Test
    void one_is_found_by_id_and_by_name() {
        Reply made = create("one");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().path("description").isNull()).isTrue();
        assertThat(made.headers().get("location")).endsWith(made.text("id"));
        assertThat(graph.get(all + "/" + made.text("id")).text("name")).isEqualTo("one");
        assertThat(graph.get(all + "/one").text("id")).isEqualTo(made.text("id"));
    }

    @Learned(reported = "issues of Terraform")
    @Test
    void a_name_is_taken_once() {
        create("one");

        assertThat(create("one").status()).isEqualTo(409);
    }

    @Learned(
            documented =
                    "Important considerations and restrictions for federated identity credentials")
    @Test
    void there_are_at_most_twenty() {
        for (int i = 0; i < 20; i++) {
            assertThat(create("n" + i).status()).isEqualTo(201);
        }

        assertThat(create("n20").status()).isEqualTo(400);
    }

    @Test
    void it_is_changed_and_deleted() {
        String one = all + "/" + create("one").text("id");

        assertThat(graph.patch(one, "{'subject':'other'}").status()).isEqualTo(204);
        assertThat(graph.get(one).text("subject")).isEqualTo("other");
        assertThat(graph.delete(one).status()).isEqualTo(204);
        assertThat(graph.get(all).body().path("value")).isEmpty();
    }

    private Reply create(String name) {
        return graph.post(
                all,
                "{'name':'"
                        + name
                        + "','issuer':'https://i.example/','subject':'s','audiences':['api://AzureADTokenExchange']}");
    }
}
