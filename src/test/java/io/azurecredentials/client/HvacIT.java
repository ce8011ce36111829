package io.azurecredentials.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.demo.Consumer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HvacIT extends AdministrationStory<Program> {
    @Override
    Program open(Site site) {
        return Python.program(site);
    }

    @Override
    void configure(Program client, Map<String, Object> root) {
        var _ = client.ask("configure", Map.of("data", root));
    }

    @Override
    void writeRole(Program client, String name, String azureRoles) {
        var _ = client.ask("writeRole", Map.of("name", name, "azure_roles", azureRoles));
    }

    @Override
    void writeLogin(Program client, String name, String principal) {
        var _ = client.ask("writeLogin", Map.of("name", name, "principals", List.of(principal)));
    }

    /** Which answers with the secret and without its lease. */
    @Test
    void its_own_call_for_credentials_gives_one() {
        client().logIn(Scene.BUILDER);
        JsonNode drawn = client().ask("generateCredentials", Map.of("role", Scene.READER));

        assertThat(
                        scene().signIn(
                                        Map.of(
                                                "client_id",
                                                drawn.path("client_id").asText(),
                                                "client_secret",
                                                drawn.path("client_secret").asText())))
                .isEqualTo(Consumer.SignIn.ACCEPTED);
    }
}
