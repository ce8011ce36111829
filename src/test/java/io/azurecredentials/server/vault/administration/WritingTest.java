package io.azurecredentials.server.vault.administration;

import static io.azurecredentials.server.vault.administration.Administered.config;
import static io.azurecredentials.server.vault.administration.Administered.errors;
import static io.azurecredentials.server.vault.administration.Administered.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.administration.change.Kind;
import io.azurecredentials.administration.change.Owner;
import io.azurecredentials.administration.change.Spec;
import io.azurecredentials.administration.change.Written;
import io.azurecredentials.server.http.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of objects that are written over Vault's paths. */
class WritingTest {
    private static final String APPLICATION =
            "{\"application_object_id\":\"00000000-0000-0000-0000-00000000000b\"}";
    private static final String LOGIN =
            "{\"bound_service_principal_ids\":\"00000000-0000-0000-0000-0000000000a1\"}";
    private static final Spec READER =
            Spec.of(
                    Map.of(
                            "configRef", Map.of("name", "prod"),
                            "ttl", "60m",
                            "applicationObjectID", "00000000-0000-0000-0000-00000000000b"));

    private final Administered vault = new Administered();

    @Test
    void one_role_has_both_halves_and_goes_with_the_second() {
        vault.ask("POST", "azure/roles/x", APPLICATION);
        vault.ask("PUT", "auth/azure/role/X", LOGIN);
        assertThat(vault.shelf.items).hasSize(1);

        assertThat(vault.ask("DELETE", "azure/roles/x", "").status()).isEqualTo(204);
        assertThat(vault.ask("GET", "azure/roles/x", "").status()).isEqualTo(404);
        assertThat(vault.ask("GET", "auth/azure/role/x", "").status()).isEqualTo(200);

        assertThat(vault.ask("DELETE", "auth/azure/role/x", "").status()).isEqualTo(204);
        assertThat(vault.shelf.items).isEmpty();
    }

    @Test
    void the_half_that_is_not_there_is_gone_already() {
        vault.ask("POST", "azure/roles/x", APPLICATION);

        assertThat(vault.ask("DELETE", "auth/azure/role/x", "").status()).isEqualTo(204);
        assertThat(vault.ask("DELETE", "auth/azure/role/y", "").status()).isEqualTo(204);
        assertThat(vault.shelf.items).hasSize(1);
    }

    @Test
    void a_list_has_the_roles_of_that_half_by_their_own_names() {
        vault.ask("POST", "azure/roles/My_Role", APPLICATION);
        vault.ask("POST", "azure/roles/b", APPLICATION);
        vault.ask("POST", "auth/azure/role/c", LOGIN);

        assertThat(vault.ask("LIST", "azure/roles", "").body().orElseThrow().at("/data/keys"))
                .hasToString("[\"b\",\"my_role\"]");
        assertThat(vault.ask("GET", "auth/azure/role?list=true", "").body().orElseThrow().at("/data/keys"))
                .hasToString("[\"c\"]");
        assertThat(vault.ask("GET", "azure/roles/my_role", "").status()).isEqualTo(200);
    }

    @Test
    void an_empty_list_is_not_found() {
        Reply reply = vault.ask("LIST", "azure/roles", "");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body().orElseThrow()).hasToString("{\"errors\":[]}");
    }

    @Test
    void a_role_that_only_looks_like_the_one_that_is_meant_is_left_alone() {
        vault.ask("POST", "azure/roles/my_role", APPLICATION);
        String name = vault.shelf.items.keySet().iterator().next().name();

        assertThat(vault.ask("POST", "azure/roles/" + name, APPLICATION).status()).isEqualTo(400);
        assertThat(vault.ask("GET", "azure/roles/" + name, "").status()).isEqualTo(404);
        assertThat(vault.ask("DELETE", "azure/roles/" + name, "").status()).isEqualTo(204);
        assertThat(vault.shelf.items).hasSize(1);
    }

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
                vault.ask("POST", "azure/config", "{\"client_id\":\"c\",\"client_secret\":\"fake\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(errors(reply)).contains("Secret azure-bootstrap");
        assertThat(vault.shelf.items).isEmpty();
    }

    @Test
    void what_others_manage_is_theirs() {
        Owner argo = new Owner("argocd-controller", Map.of("f:spec", Map.of("f:ttl", Map.of())));
        vault.shelf.put(role("x"), READER, Spec.EMPTY, false, List.of(argo));

        Reply changed = vault.ask("POST", "azure/roles/x", "{\"ttl\":\"2h\"}");
        Reply same = vault.ask("POST", "azure/roles/x", "{\"ttl\":3600,\"max_ttl\":7200}");

        assertThat(changed.status()).isEqualTo(400);
        assertThat(errors(changed)).contains("spec.ttl", "argocd-controller");
        assertThat(same.status()).isEqualTo(204);
        assertThat(vault.shelf.spec(Kind.AZURE_ROLE, "x"))
                .isEqualTo(READER.with("maxTTL", "2h"));
    }

    @Test
    void a_role_keeps_the_config_that_it_has() {
        vault.shelf.put(role("x"), READER, Spec.EMPTY, false, List.of());

        vault.ask("POST", "azure/roles/x", "{\"ttl\":\"2h\"}");

        assertThat(vault.shelf.spec(Kind.AZURE_ROLE, "x").text("configRef.name")).contains("prod");
    }

    @Test
    void the_sentences_of_the_API_server_come_back() {
        vault.shelf.next(new Written.Invalid(List.of("ttl must not exceed maxTTL", "and more")));

        Reply reply = vault.ask("POST", "azure/roles/x", APPLICATION);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().orElseThrow())
                .hasToString("{\"errors\":[\"ttl must not exceed maxTTL\",\"and more\"]}");
    }

    @Test
    void what_was_overtaken_is_thought_over_again() {
        vault.shelf.next(new Written.Stale());
        assertThat(vault.ask("POST", "azure/roles/x", APPLICATION).status()).isEqualTo(204);

        for (int i = 0; i < 10; i++) {
            vault.shelf.next(new Written.Stale());
        }
        Reply busy = vault.ask("POST", "azure/roles/y", APPLICATION);
        assertThat(busy.status()).isEqualTo(503);
        assertThat(busy.headers()).containsKey("Retry-After");
    }

    @Test
    void what_is_being_deleted_is_gone_and_cannot_be_written() {
        vault.shelf.put(role("x"), READER, Spec.EMPTY, true, List.of());
        vault.shelf.put(config("azure"), Spec.EMPTY, Spec.EMPTY, true, List.of());

        assertThat(vault.ask("GET", "azure/roles/x", "").status()).isEqualTo(404);
        assertThat(errors(vault.ask("POST", "azure/roles/x", APPLICATION)))
                .contains("AzureRole x is being deleted");
        assertThat(errors(vault.ask("POST", "azure/config", "{}")))
                .contains("AzureConfig azure is being deleted");
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
        assertThat(errors(vault.ask("POST", "azure/rotate-root", ""))).contains("AzureConfig azure");
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
    void what_is_no_name_is_no_path() {
        assertThat(vault.ask("POST", "azure/roles/-x", APPLICATION).status()).isEqualTo(404);
    }

    @Test
    void a_word_too_many_is_told_of_and_not_repeated_if_it_may_be_a_secret() {
        Reply reply =
                vault.ask("POST", "azure/roles/x", "{\"tll\":1,\"S3cret!\":1," + APPLICATION.substring(1));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(Administered.warnings(reply))
                .contains("unrecognized parameters: [tll]")
                .doesNotContain("S3cret");
    }

    @Test
    void mounts_are_shown() {
        assertThat(vault.anonymously("GET", "sys/internal/ui/mounts").body().orElseThrow().at("/data/secret").has("azure/"))
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
