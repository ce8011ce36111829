package io.azurecredentials.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeVaultClientIT extends AdministrationStory<Program> {
    @Override
    Program open(Site site) {
        return NodePackages.program(site, "node-vault-client.js");
    }

    /** It logs in, and looks up what it got, without its namespace. */
    @Override
    Map<String, String> settings(String namespace) {
        return Map.of("HTTP_DEFAULT_NAMESPACE", namespace);
    }

    @Override
    boolean deletes() {
        return false;
    }

    @Test
    void it_renews_its_token_by_itself() {
        client().logIn(Scene.BRIEF);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(client().lookUp()).containsKey("last_renewal_time"));
    }
}
