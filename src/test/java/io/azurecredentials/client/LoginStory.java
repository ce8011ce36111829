package io.azurecredentials.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What every client can do about a token, and how it hears of what went wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LoginStory<C extends Client> {
    private Scene scene;
    private C client;

    /** The client that this is about. */
    abstract C open(Site site);

    /** What the operator has to be told for this client, given the namespace. */
    Map<String, String> settings(String namespace) {
        return Map.of();
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        scene = Scene.open(folder, this::settings);
    }

    @AfterAll
    void stop() {
        scene.close();
    }

    @BeforeEach
    void connect() {
        client = open(scene.site());
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    Scene scene() {
        return scene;
    }

    C client() {
        return client;
    }

    /** For how long a token of fifteen minutes lives when it asks for twenty. */
    Duration renewed() {
        return Duration.ofMinutes(20);
    }

    @Test
    void a_machine_logs_in_with_what_its_metadata_service_gives_it() {
        client.logIn(Scene.BUILDER);

        assertThat(client.lookUp())
                .containsEntry("display_name", "azure-" + scene.principal())
                .containsEntry("policies", List.of("build", "default"))
                .containsEntry("type", "service")
                .containsEntry("renewable", true)
                .extractingByKey("meta", MAP)
                .containsEntry("role", Scene.BUILDER);
    }

    @Test
    void a_token_is_renewed() {
        client.logIn(Scene.BUILDER);

        assertThat(client.renew(Duration.ofMinutes(20)))
                .isBetween(renewed().minusSeconds(5), renewed());
        assertThat(client.lookUp()).containsKey("last_renewal_time");
    }

    @Test
    void a_revoked_token_is_good_for_nothing_and_its_user_is_told() {
        client.logIn(Scene.BUILDER);
        client.revoke();

        assertRefused(403, "permission denied", client::lookUp);
        assertRefused(
                403, "permission denied", () -> client.write("auth/token/renew-self", Map.of()));
    }

    @Test
    void who_is_not_let_in_is_told() {
        assertRefused(403, "permission denied", () -> client.logIn(Scene.STRANGER));
        assertRefused(403, "permission denied", () -> client.logIn("no-such-role"));
    }

    @Test
    void what_is_no_token_is_told_from_one_that_is_refused() {
        client.logIn(Scene.BUILDER);

        assertRefused(
                400,
                "malformed",
                () -> client.write("auth/azure/login", Map.of("role", "builder", "jwt", "a.b")));
    }

    @Test
    void a_path_that_is_not_there_is_not_found() {
        client.logIn(Scene.BUILDER);

        assertRefused(404, "", () -> client.read("kv/data/app"));
    }

    @Test
    void a_server_is_found_to_serve() {
        client.logIn(Scene.BUILDER);

        assertThat(client.isServing()).isTrue();
    }

    @Test
    void a_server_with_a_certificate_of_somebody_else_gets_no_token() {
        try (C other = open(scene.site().trusting(scene.otherAuthority()))) {
            assertThatThrownBy(() -> other.logIn(Scene.BUILDER))
                    .satisfies(it -> assertThat(it.toString()).containsIgnoringCase("certificat"));
        }
    }

    /** The client tells the status and, unless it never does, the message. */
    final void assertRefused(int status, String message, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        Refused.class,
                        it -> {
                            assertThat(it.getMessage()).contains(message);
                            assertThat(it.status()).as(it.getMessage()).isEqualTo(status);
                        });
    }
}
