package io.azurecredentials.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How every client administers: as with Vault, on the objects that kubectl shows. */
abstract class AdministrationStory<C extends Client> extends DrawStory<C> {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String SCOPE =
            "/subscriptions/b48b13e7-3a6a-32a8-adc5-4425dd24d9ff/resourceGroups/rg-app";
    private static final String READER = "[{\"role_name\":\"Reader\",\"scope\":\"" + SCOPE + "\"}]";

    /** Whether the client has a call for that. */
    boolean deletes() {
        return true;
    }

    @Test
    void a_config_and_a_role_are_written_and_drawn_from() {
        client().logIn(Scene.ADMINISTRATOR);
        configure(client(), scene().root());
        writeRole(client(), "app", READER);

        assertThat(client().read("azure/config"))
                .containsEntry("client_id", scene().root().get("client_id"))
                .doesNotContainKey("client_secret");
        assertThat(client().read("azure/roles/app"))
                .containsEntry("ttl", 1800)
                .containsEntry("persist_app", false);
        assertThat(client().list("azure/roles")).contains("app", "reader");

        client().logIn(Scene.BUILDER);
        Drawn drawn = client().draw("app");
        assertThat(drawn.duration()).isLessThanOrEqualTo(Duration.ofMinutes(30));
        assertThat(scene().look(drawn.data(), "rg-app")).isEqualTo(200);
        client().revokeLease(drawn.lease());
    }

    @Test
    void a_login_is_set_up_and_used() {
        client().logIn(Scene.ADMINISTRATOR);
        configure(client(), scene().root());
        configureLogin(client(), scene().root());
        writeLogin(client(), "dev", scene().principal());

        assertThat(client().read("auth/azure/role/dev"))
                .containsEntry("bound_service_principal_ids", List.of(scene().principal()))
                .containsEntry("token_ttl", 600);
        assertThat(client().list("auth/azure/role")).contains("dev", Scene.BUILDER);
        scene().awaitReady("dev");
        try (C machine = open(scene().site())) {
            machine.logIn("dev");
            assertThat(machine.lookUp()).containsEntry("policies", List.of("build", "default"));
        }
    }

    @Test
    void what_is_wrong_is_said_in_a_sentence() {
        client().logIn(Scene.ADMINISTRATOR);

        assertRefused(
                400,
                "error parsing",
                () -> client().write("azure/roles/bad", Map.of("azure_roles", "{")));
        assertRefused(
                400,
                "ttl",
                () ->
                        client().write(
                                        "azure/roles/bad",
                                        Map.of("azure_roles", READER, "ttl", 60, "max_ttl", 30)));
        assertRefused(404, "", () -> client().read("azure/roles/bad"));
    }

    @Test
    void who_may_not_administer_is_told() {
        client().logIn(Scene.BUILDER);

        assertRefused(403, "permission denied", () -> client().read("azure/config"));
        assertRefused(
                403,
                "permission denied",
                () -> client().write("azure/roles/x", Map.of("azure_roles", READER)));
    }

    @Test
    void a_role_is_deleted() {
        client().logIn(Scene.ADMINISTRATOR);
        writeRole(client(), "gone", READER);
        if (deletes()) {
            client().delete("azure/roles/gone");
            await().atMost(LONG)
                    .untilAsserted(
                            () -> assertRefused(404, "", () -> client().read("azure/roles/gone")));
        }
    }

    /** With the client's own call, if it has one. */
    void configure(C client, Map<String, Object> root) {
        var _ = client.write("azure/config", root);
    }

    /** Likewise. */
    void configureLogin(C client, Map<String, Object> root) {
        Map<String, Object> config = new HashMap<>(root);
        config.remove("subscription_id");
        config.put("resource", "https://management.azure.com/");
        var _ = client.write("auth/azure/config", config);
    }

    /** Likewise. */
    void writeRole(C client, String name, String azureRoles) {
        var _ =
                client.write(
                        "azure/roles/" + name,
                        Map.of("azure_roles", azureRoles, "ttl", "30m", "max_ttl", 86_400));
    }

    /** Likewise. */
    void writeLogin(C client, String name, String principal) {
        var _ =
                client.write(
                        "auth/azure/role/" + name,
                        Map.of(
                                "bound_service_principal_ids",
                                principal,
                                "token_policies",
                                "build",
                                "token_ttl",
                                "10m"));
    }
}
