package io.azurecredentials.server.vault.document;

import static io.azurecredentials.server.vault.document.Written.input;
import static io.azurecredentials.server.vault.document.Written.refusal;
import static io.azurecredentials.server.vault.document.Written.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.administration.change.Spec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of an older write, and what is not. */
class RolesTest {
    private static final SecretsRole SECRETS = new SecretsRole();
    private static final LoginRole LOGIN = new LoginRole();
    private static final Spec WITH_READER =
            Spec.of(
                    Map.of(
                            "configRef", Map.of("name", "azure"),
                            "azureRoles", List.of(Map.of("roleName", "Reader", "scope", "/s"))));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'application_object_id':'a','ttl':60} | {'max_ttl':120} | ttl=1m",
                "{'application_object_id':'a'} | {'ttl':60} | applicationObjectID=a",
                "{'application_object_id':'a','ttl':60} | {'ttl':0} | !ttl",
                "{'application_object_id':'a'} | {'application_object_id':''} | !applicationObjectID",
                "{'persist_app':true} | {} | persistApp=true",
                "{'permanently_delete':true} | {} | permanentlyDelete=false",
                "{'tags':'a'} | {} | tags=[a]",
                "{'tags':'a'} | {'tags':''} | !tags",
                "{'sign_in_audience':'AzureADMultipleOrgs'} | {'sign_in_audience':''} | signInAudience=AzureADMyOrg"
            })
    void what_is_left_out_stays_but_for_permanently_delete(
            String first, String second, String expected) {
        Map<String, Object> tree = role(SECRETS, Spec.EMPTY, first, second).tree();

        if (expected.startsWith("!")) {
            assertThat(tree).doesNotContainKey(expected.substring(1));
        } else {
            String field = expected.substring(0, expected.indexOf('='));
            assertThat(field + "=" + tree.get(field)).isEqualTo(expected);
        }
    }

    @Test
    void roles_beside_an_application_are_dropped_with_a_warning() {
        Spec live = Spec.of(Map.of("applicationObjectID", "a", "configRef", Map.of("name", "x")));

        Draft draft =
                SECRETS.write(
                        input("{'azure_groups':[{'group_name':'g'}]}"), live, Spec.EMPTY, false);

        assertThat(draft.spec()).isEqualTo(live);
        assertThat(draft.warnings()).singleElement().asString().contains("are ignored");
    }

    @Test
    void what_was_found_is_read_back_and_may_be_sent_back() {
        Spec status =
                Spec.of(
                        Map.of(
                                "azureRoles",
                                List.of(
                                        Map.of(
                                                "roleName", "Reader",
                                                "roleID", "/x/roleDefinitions/i",
                                                "scope", "/S"))));

        String shown = SECRETS.show(WITH_READER, status).path("azure_roles").toString();
        Draft again =
                SECRETS.write(input("{'azure_roles':" + shown + "}"), WITH_READER, status, false);

        assertThat(shown)
                .isEqualTo(
                        "[{\"role_name\":\"Reader\",\"role_id\":\"/x/roleDefinitions/i\",\"scope\":\"/s\"}]");
        assertThat(again.spec()).isEqualTo(WITH_READER);
    }

    @Test
    void the_application_that_is_kept_is_read_back_and_may_be_sent_back() {
        Spec live = WITH_READER.with("persistApp", true);
        Spec status =
                Spec.of(Map.of("application", Map.of("kind", "Persisted", "objectID", "app")));

        assertThat(SECRETS.show(live, status).path("application_object_id").asText())
                .isEqualTo("app");
        assertThat(
                        SECRETS.write(input("{'application_object_id':'app'}"), live, status, false)
                                .spec())
                .isEqualTo(live);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'azure_roles':'x'}",
                "{'azure_roles':'{}'}",
                "{'azure_roles':'[1]'}",
                "{'azure_roles':'[],\\'a\\':[]'}",
                "{'azure_roles':1}",
                "{'azure_groups':[{'group_name':1}]}"
            })
    void a_list_that_is_none_is_refused(String sent) {
        assertThat(refusal(() -> role(SECRETS, Spec.EMPTY, sent)))
                .startsWith("error parsing azure_");
    }

    @Test
    void the_old_names_are_taken_where_the_new_ones_are_not_sent() {
        Spec old = role(LOGIN, Spec.EMPTY, "{'ttl':60,'policies':'b,a','num_uses':2}");
        Spec both = role(LOGIN, Spec.EMPTY, "{'ttl':60,'token_ttl':120}");

        assertThat(old.text("login.token.ttl")).contains("1m");
        assertThat(old.texts("login.token.policies")).containsExactly("a", "b");
        assertThat(old.whole("login.token.numUses")).hasValue(2);
        assertThat(both.text("login.token.ttl")).contains("2m");
    }

    @Test
    void what_says_the_same_in_other_words_stays_as_it_is() {
        Spec live =
                role(LOGIN, Spec.EMPTY, "{'bound_group_ids':'g'}").with("login.token.ttl", "60m");

        assertThat(role(LOGIN, live, "{'token_ttl':'1h','bound_group_ids':['g']}")).isEqualTo(live);
    }

    @Test
    void logins_go_through_a_config_of_their_own_if_there_is_one() {
        Spec one = LOGIN.write(input("{}"), Spec.EMPTY, Spec.EMPTY, false).spec();
        Spec two = LOGIN.write(input("{}"), Spec.EMPTY, Spec.EMPTY, true).spec();
        Spec both =
                SECRETS.write(input("{'application_object_id':'a'}"), two, Spec.EMPTY, true).spec();
        Spec other = LOGIN.write(input("{}"), WITH_READER, Spec.EMPTY, true).spec();

        assertThat(one.tree()).hasToString("{configRef={name=azure}, login={}}");
        assertThat(two.text("configRef.name")).contains("auth-azure");
        assertThat(two.text("login.configRef.name")).contains("auth-azure");
        assertThat(both.text("configRef.name")).contains("azure");
        assertThat(both.text("login.configRef.name")).contains("auth-azure");
        assertThat(other.text("configRef.name")).contains("azure");
        assertThat(other.text("login.configRef.name")).contains("auth-azure");
    }

    @Test
    void a_role_that_was_there_before_goes_through_it_once_it_is_written_again() {
        Spec before = LOGIN.write(input("{}"), Spec.EMPTY, Spec.EMPTY, false).spec();
        Spec chosen = before.with("configRef.name", "prod");
        Spec elsewhere = before.with("configRef.namespace", "platform");

        assertThat(LOGIN.write(input("{}"), before, Spec.EMPTY, true).spec())
                .isEqualTo(before.with("login.configRef.name", "auth-azure"));
        assertThat(LOGIN.write(input("{}"), chosen, Spec.EMPTY, true).spec()).isEqualTo(chosen);
        assertThat(LOGIN.write(input("{}"), elsewhere, Spec.EMPTY, true).spec())
                .isEqualTo(elsewhere);
    }

    @Test
    void each_half_goes_alone() {
        Spec both = role(LOGIN, WITH_READER.with("ttl", "1h"), "{'bound_group_ids':'g'}");

        assertThat(SECRETS.isIn(SECRETS.without(both))).isFalse();
        assertThat(SECRETS.without(both).has("ttl")).isFalse();
        assertThat(LOGIN.isIn(SECRETS.without(both))).isTrue();
        assertThat(LOGIN.without(both)).isEqualTo(WITH_READER.with("ttl", "1h"));
    }

    @Test
    void a_text_that_is_JSON_is_a_list() {
        assertThat(role(SECRETS, Spec.EMPTY, "{'azure_roles':'[{}]'}").entries("azureRoles"))
                .hasSize(1);
    }
}
