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
        assertThat(
                        vault.ask("GET", "auth/azure/role?list=true", "")
                                .body()
                                .orElseThrow()
                                .at("/data/keys"))
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
    void what_others_manage_is_theirs() {
        Owner argo = new Owner("argocd-controller", Map.of("f:spec", Map.of("f:ttl", Map.of())));
        vault.shelf.put(role("x"), READER, Spec.EMPTY, false, List.of(argo));

        Reply changed = vault.ask("POST", "azure/roles/x", "{\"ttl\":\"2h\"}");
        Reply same = vault.ask("POST", "azure/roles/x", "{\"ttl\":3600,\"max_ttl\":7200}");

        assertThat(changed.status()).isEqualTo(400);
        assertThat(errors(changed)).contains("spec.ttl", "argocd-controller");
        assertThat(same.status()).isEqualTo(204);
        assertThat(vault.shelf.spec(Kind.AZURE_ROLE, "x")).isEqualTo(READER.with("maxTTL", "2h"));
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
    void what_is_no_name_is_no_path() {
        assertThat(vault.ask("POST", "azure/roles/-x", APPLICATION).status()).isEqualTo(404);
    }

    @Test
    void a_word_too_many_is_told_of_and_not_repeated_if_it_may_be_a_secret() {
        Reply reply =
                vault.ask(
                        "POST",
                        "azure/roles/x",
                        "{\"tll\":1,\"S3cret!\":1," + APPLICATION.substring(1));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(Administered.warnings(reply))
                .contains("unrecognized parameters: [tll]")
                .doesNotContain("S3cret");
    }
}
