package io.azurecredentials.server.vault.administration;

import static io.azurecredentials.server.vault.administration.Administered.config;
import static io.azurecredentials.server.vault.administration.Administered.errors;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.administration.change.Kind;
import io.azurecredentials.administration.change.Written;
import io.azurecredentials.server.http.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of configs that are written over Vault's paths, and what else there is. */
class ConfigsTest {
    private final Administered vault = new Administered();

    @Test
    void the_client_secret_goes_into_a_Secret_and_never_comes_back() {
        String id = "\"client_id\":\"00000000-0000-0000-0000-00000000000c\"";

        vault.ask("POST", "azure/config", "{" + id + ",\"client_secret\":\"fake-secret\"}");

        assertThat(vault.shelf.secrets)
                .isEqualTo(Map.of("azure-bootstrap/clientSecret", "fake-secret"));
        assertThat(vault.shelf.spec(Kind.AZURE_CONFIG, "azure").toString())
                .contains("azure-bootstrap")
                .doesNotContain("fake-secret");
        assertThat(vault.ask("GET", "azure/config", "").body().toString())
                .doesNotContain("fake-secret");
    }

    @Test
    void a_Secret_of_somebody_else_is_left_alone_and_nothing_is_written() {
        vault.shelf.foreign.add("azure-bootstrap");

        Reply reply =
                vault.ask(
                        "POST", "azure/config", "{\"client_id\":\"c\",\"client_secret\":\"fake\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(errors(reply)).contains("Secret azure-bootstrap");
        assertThat(vault.shelf.items).isEmpty();
    }

    @Test
    void a_Secret_that_somebody_else_makes_meanwhile_is_not_referred_to() {
        vault.ask("POST", "azure/config", "{\"tenant_id\":\"t\"}");
        vault.shelf.snatched = true;

        Reply reply =
                vault.ask(
                        "POST", "azure/config", "{\"client_id\":\"c\",\"client_secret\":\"fake\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(errors(reply)).contains("Secret azure-bootstrap");
        assertThat(vault.shelf.spec(Kind.AZURE_CONFIG, "azure").toString())
                .contains("tenantID=t")
                .doesNotContain("azure-bootstrap");
    }

    /** The config refers to it already: what was refused must not leave another password. */
    @Test
    void what_is_refused_leaves_the_password_as_it_was() {
        String id = "\"client_id\":\"00000000-0000-0000-0000-00000000000c\"";
        vault.ask("POST", "azure/config", "{" + id + ",\"client_secret\":\"fake-secret\"}");
        vault.shelf.next(new Written.Invalid(List.of("no")));

        Reply reply =
                vault.ask(
                        "POST",
                        "azure/config",
                        "{\"tenant_id\":\"t\",\"client_secret\":\"fake-other\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(vault.shelf.secrets)
                .isEqualTo(Map.of("azure-bootstrap/clientSecret", "fake-secret"));
    }

    @Test
    void a_method_without_a_config_of_its_own_has_that_of_the_engine() {
        assertThat(vault.ask("GET", "auth/azure/config", "").status()).isEqualTo(404);
        vault.ask("POST", "azure/config", "{\"tenant_id\":\"t\"}");

        assertThat(vault.data("auth/azure/config").path("tenant_id").asText()).isEqualTo("t");
        assertThat(vault.ask("DELETE", "auth/azure/config", "").status()).isEqualTo(204);
        assertThat(vault.shelf.items).containsOnlyKeys(config("azure"));
    }

    @Test
    void an_engine_that_was_never_configured_reads_as_nothing() {
        assertThat(vault.data("azure/config").path("tenant_id").asText("?")).isEmpty();
        assertThat(vault.data("azure/config").path("root_password_ttl").asLong())
                .isEqualTo(15_768_000);
    }

    @Test
    void a_rotation_is_asked_for_and_waited_for() {
        String id = "\"client_id\":\"00000000-0000-0000-0000-00000000000c\"";
        assertThat(errors(vault.ask("POST", "azure/rotate-root", "")))
                .contains("AzureConfig azure");
        vault.ask("POST", "azure/config", "{" + id + "}");
        assertThat(errors(vault.ask("POST", "azure/rotate-root", ""))).contains("no client_secret");
        vault.ask("POST", "azure/config", "{\"client_secret\":\"fake\"}");

        assertThat(vault.ask("POST", "azure/rotate-root", "").status()).isEqualTo(204);
        assertThat(vault.shelf.annotated)
                .singleElement()
                .asString()
                .startsWith("azurecredentials.io/rotate-requested-at=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"static-roles/x", "static-creds/x", "rotate-role/x"})
    void static_roles_are_refused_with_a_sentence(String path) {
        Reply reply = vault.ask("POST", "azure/" + path, "{}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(errors(reply)).contains("static roles are not supported");
    }

    @Test
    void mounts_are_shown() {
        assertThat(
                        vault.anonymously("GET", "sys/internal/ui/mounts")
                                .body()
                                .orElseThrow()
                                .at("/data/secret")
                                .has("azure/"))
                .isTrue();
        assertThat(
                        vault.anonymously("GET", "sys/internal/ui/mounts/azure/creds/x")
                                .body()
                                .orElseThrow()
                                .at("/data/path")
                                .asText())
                .isEqualTo("azure/");
        assertThat(vault.anonymously("GET", "sys/internal/ui/mounts/secret/x").status())
                .isEqualTo(403);
    }
}
