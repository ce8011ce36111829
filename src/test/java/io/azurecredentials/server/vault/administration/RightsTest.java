package io.azurecredentials.server.vault.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.audit.Deed;
import io.azurecredentials.audit.Outcome;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.vault.OurTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what over Vault's paths: what he may do with kubectl. */
class RightsTest {
    private static final String ROLE =
            "{\"azure_roles\":\"[{\\\"role_name\\\":\\\"Reader\\\",\\\"scope\\\":\\\"/subscriptions/x\\\"}]\"}";
    private static final String LOGIN =
            "{\"bound_service_principal_ids\":\"00000000-0000-0000-0000-0000000000a1\"}";
    private static final String CONFIG = "{\"tenant_id\":\"t\",\"resource\":\"api://x\"}";

    private final Administered vault = new Administered();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | azure/config           | get azureconfigs/azure",
                "POST   | azure/config           | create azureconfigs/azure",
                "DELETE | azure/config           | delete azureconfigs/azure",
                "POST   | azure/rotate-root      | update azureconfigs/azure",
                "GET    | auth/azure/config      | get azureconfigs/auth-azure",
                "POST   | auth/azure/config      | create azureconfigs/auth-azure",
                "DELETE | auth/azure/config      | delete azureconfigs/auth-azure",
                "POST   | auth/azure/rotate-root | update azureconfigs/auth-azure",
                "LIST   | azure/roles            | list azureroles/",
                "GET    | azure/roles/x          | get azureroles/x",
                "POST   | azure/roles/x          | create azureroles/x",
                "POST   | azure/roles/x          | use azureconfigs/azure",
                "DELETE | azure/roles/x          | delete azureroles/x",
                "LIST   | auth/azure/role        | list azureroles/",
                "POST   | auth/azure/role/x      | create azureroles/x",
                "POST   | auth/azure/role/x      | use azureconfigs/azure",
                "DELETE | auth/azure/role/x      | delete azureroles/x"
            })
    void whoever_lacks_a_right_is_denied_and_nothing_is_written(
            String method, String path, String right) {
        vault.refused.add("jane " + right);
        String body = path.endsWith("/x") ? both() : CONFIG;

        Reply reply = vault.ask(method, path, method.equals("POST") ? body : "");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(Administered.errors(reply)).isEqualTo("permission denied");
        assertThat(vault.shelf.items).isEmpty();
    }

    private static String both() {
        return ROLE.replaceFirst("\\}$", ",") + LOGIN.substring(1);
    }

    @Test
    void to_change_takes_update_and_use_again() {
        vault.ask("POST", "azure/roles/x", ROLE);
        vault.asked.clear();

        vault.ask("POST", "azure/roles/x", "{\"ttl\":60}");

        assertThat(vault.asked)
                .containsExactly("jane update azureroles/x", "jane use azureconfigs/azure");
    }

    @Test
    void to_write_what_stands_already_takes_no_use() {
        vault.ask("POST", "azure/roles/x", ROLE);
        vault.refused.add("jane use azureconfigs/azure");

        assertThat(vault.ask("POST", "azure/roles/x", ROLE).status()).isEqualTo(204);
        assertThat(vault.ask("POST", "azure/roles/x", "{\"ttl\":60}").status()).isEqualTo(403);
    }

    @Test
    void a_login_through_a_config_of_its_own_takes_use_of_that() {
        vault.ask("POST", "auth/azure/config", CONFIG);
        vault.refused.add("jane use azureconfigs/auth-azure");

        assertThat(vault.ask("POST", "auth/azure/role/x", LOGIN).status()).isEqualTo(403);
        assertThat(vault.ask("POST", "azure/roles/x", ROLE).status()).isEqualTo(204);
    }

    @Test
    void to_take_one_half_away_takes_update_and_use() {
        vault.ask("POST", "azure/roles/x", ROLE);
        vault.ask("POST", "auth/azure/role/x", LOGIN);
        vault.refused.add("jane delete azureroles/x");

        assertThat(vault.ask("DELETE", "auth/azure/role/x", "").status()).isEqualTo(204);
        assertThat(vault.ask("DELETE", "azure/roles/x", "").status()).isEqualTo(403);
    }

    @Test
    void the_holder_of_a_login_token_is_the_user_that_RBAC_knows() {
        String token = vault.login.text().reveal();

        assertThat(vault.ask("POST", "azure/roles/x", ROLE, token).status()).isEqualTo(204);
        assertThat(vault.asked.getFirst())
                .isEqualTo(
                        "azurecredentials.io:team-a:reader:%s:%s create azureroles/x"
                                .formatted(OurTokens.TENANT, OurTokens.OBJECT));
        assertThat(vault.asking.entry().account().user()).isEqualTo(vault.login.grant().user());
    }

    @Test
    void nobody_is_denied_without_a_question() {
        assertThat(vault.anonymously("GET", "azure/config").status()).isEqualTo(403);
        assertThat(vault.ask("GET", "azure/config", "", "hvs.fake").status()).isEqualTo(403);
        assertThat(vault.ask("GET", "azure/config", "", "fake").status()).isEqualTo(403);
        assertThat(vault.asked).isEmpty();
    }

    @Test
    void every_write_is_written_down_with_who_and_what() {
        vault.ask("POST", "azure/roles/x", ROLE);

        assertThat(vault.asking.entry().deed()).isEqualTo(Deed.WRITE);
        assertThat(vault.asking.entry().account())
                .satisfies(
                        it -> {
                            assertThat(it.outcome()).isEqualTo(Outcome.ALLOWED);
                            assertThat(it.user()).isEqualTo("jane");
                            assertThat(it.object()).isEqualTo("azureroles/x");
                        });
    }

    @Test
    void a_refused_write_is_written_down_too() {
        vault.refused.add("jane create azureroles/x");
        vault.ask("POST", "azure/roles/x", ROLE);
        vault.ask("POST", "azure/roles/y", "{\"ttl\":\"x\"}");
        vault.anonymously("DELETE", "azure/roles/x");

        assertThat(vault.asking.entries())
                .extracting(it -> it.account().reason())
                .containsExactly("RightMissing", "Malformed", "TokenMissing");
        assertThat(vault.asking.entries())
                .extracting(it -> it.account().outcome())
                .containsOnly(Outcome.REFUSED);
    }
}
