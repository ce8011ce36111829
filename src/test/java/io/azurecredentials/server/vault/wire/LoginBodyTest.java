package io.azurecredentials.server.vault.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.azurecredentials.login.policy.Hints;
import io.azurecredentials.server.http.Body;
import io.azurecredentials.server.http.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginBodyTest {
    private static final String JWT = "\"jwt\":\"fake.jwt.text\"";
    private static final String SAID =
            """
            {"role":"Dev-Role","jwt":"fake.jwt.text",
             "subscription_id":"EEEEEEEE-0000-4000-8000-00000000000e",
             "resource_group_name":"RG-app","vm_name":"vm-app","vmss_name":"",
             "resource_id":null}
            """;

    @Test
    void what_Vaults_clients_send_is_understood() {
        LoginBody body = read(SAID);

        assertThat(body.role()).isEqualTo("dev-role");
        assertThat(body.jwt().reveal()).isEqualTo("fake.jwt.text");
        assertThat(body.hints())
                .isEqualTo(
                        Hints.of("eeeeeeee-0000-4000-8000-00000000000e", "rg-app", "vm-app", "", "")
                                .orElseThrow());
    }

    /** 79: Vault ignores what it does not know, and an empty text is as good as none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"role\":\"dev\"," + JWT + "}",
                "  {\"role\":\"dev\"," + JWT + "}\r\n",
                "{\"role\":\"dev\"," + JWT + ",\"password\":\"x\",\"ttl\":[1,{\"a\":null}]}",
                "{\"role\":\"dev\"," + JWT + ",\"vmss_name\":\"\",\"vm_name\":\"\"}",
                "{\"role\":\"dev\"," + JWT + ",\"vmss_name\":null}",
                "{\"role\":\"DEV\"," + JWT + "}"
            })
    void a_body_that_says_no_more_than_role_and_token_is_enough(String sent) {
        assertThat(read(sent).role()).isEqualTo("dev");
        assertThat(read(sent).hints()).isEqualTo(Hints.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                    | jwt is required",
                "{}                                    | jwt is required",
                "{\"role\":\"dev\"}                    | jwt is required",
                "{\"role\":\"dev\",\"jwt\":\"\"}       | jwt is required",
                "{\"role\":\"dev\",\"jwt\":\"\\n\"}    | jwt is required",
                "{\"role\":\"dev\",\"jwt\":null}       | jwt is required",
                "{\"jwt\":\"x\"}                       | role is required",
                "{\"jwt\":\"x\",\"role\":null}         | role is required",
                "{\"jwt\":\"x\",\"role\":\"a/b\"}      | invalid role name",
                "{\"jwt\":\"x\",\"role\":\"../a\"}     | invalid role name",
                "{\"jwt\":\"x\",\"role\":\"%2f\"}      | invalid role name",
                "{\"jwt\":\"x\",\"role\":\"a\\u0000\"} | invalid role name",
                "{\"jwt\":\"x\",\"role\":\"a\\u212a\"} | invalid role name",
                "{\"jwt\":\"x\",\"role\":\"-a\"}       | invalid role name",
                "{\"jwt\":\"x\",\"role\":\"a..b\"}     | invalid role name",
                "{\"jwt\":\"x\",\"role\":\"a\",\"subscription_id\":\"..\"}     | invalid subscription id",
                "{\"jwt\":\"x\",\"role\":\"a\",\"resource_group_name\":\"a/\"} | invalid resource group name",
                "{\"jwt\":\"x\",\"role\":\"a\",\"vm_name\":\"../a\"}           | invalid vm name",
                "{\"jwt\":\"x\",\"role\":\"a\",\"vmss_name\":\"a?x=\"}         | invalid vmss_name",
                "{\"jwt\":\"x\",\"role\":\"a\",\"resource_id\":\"https://a\"}  | invalid resource id"
            })
    void what_is_missing_or_cannot_be_is_named_in_Vaults_order(String sent, String sentence) {
        assertThat(refusal(sent)).isEqualTo("400 {\"errors\":[\"" + sentence + "\"]}");
    }

    /** 79, 25, 29: and nothing of what was sent is said again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jwt\":1,\"role\":\"dev\"}",
                "{\"jwt\":\"x\",\"role\":[]}",
                "{\"jwt\":\"x\",\"role\":{\"name\":\"dev\"}}",
                "{\"jwt\":\"x\",\"role\":\"dev\",\"vm_name\":true}",
                "{\"jwt\":\"x\",\"jwt\":\"y\",\"role\":\"dev\"}",
                "{\"jwt\":\"x\",\"role\":\"dev\",\"a\":{\"b\":1,\"b\":2}}",
                "{\"jwt\":\"x\",\"role\":\"dev\"}{}",
                "{\"jwt\":\"x\",\"role\":\"dev\",}",
                "{'jwt':'x','role':'dev'}",
                "[{\"jwt\":\"x\",\"role\":\"dev\"}]",
                "\"x\"",
                "null",
                "jwt=x&role=dev",
                "\uFEFF{\"jwt\":\"x\",\"role\":\"dev\"}",
                "{\"jwt\":\"x\",\"role\":\"dev\",\"n\":1e100000}",
                "{\"jwt\":\"x\",\"role\":\"dev\"} // comment"
            })
    void what_has_two_readings_or_another_type_is_refused(String sent) {
        assertThat(refusal(sent))
                .startsWith("400 ")
                .matches(".*(failed to parse JSON input|Field validation failed: error ).*");
    }

    /** As with curl, which announces everything it sends as a form. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "role=Dev&jwt=fake.jwt.text",
                "jwt=fake.jwt.text&role=dev&vm_name=&vmss_name",
                " role=dev&jwt=fake.jwt.text\r\n",
                "role=d%65v&jwt=fake%2Ejwt.text",
                "{\"role\":\"dev\",\"jwt\":\"fake.jwt.text\"}",
                " \n{\"role\":\"dev\",\"jwt\":\"fake.jwt.text\"}"
            })
    void a_form_is_taken_and_so_is_JSON_that_is_announced_as_one(String sent) {
        LoginBody body = LoginBody.read(form(sent));

        assertThat(body.role()).isEqualTo("dev");
        assertThat(body.jwt().reveal()).isEqualTo("fake.jwt.text");
        assertThat(body.hints()).isEqualTo(Hints.NONE);
        assertThat(body.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                      | jwt is required",
                "role=dev                | jwt is required",
                "role=dev&jwt=           | jwt is required",
                "fake.jwt.text           | jwt is required",
                "jwt=x&jwt=y&role=dev    | error parsing form data",
                "jwt=x&role=dev&         | error parsing form data",
                "jwt=x&role=%            | error parsing form data",
                "jwt=x&role=%ff          | error parsing form data",
                "jwt=x&role=a%00         | error parsing form data",
                "jwt=x&role=\"dev\"      | error parsing form data",
                "jwt=x&role=d\u00e9v      | error parsing form data",
                "[1]                     | failed to parse JSON input",
                "jwt=x&role=a/b          | invalid role name",
            })
    void what_is_wrong_with_a_form_is_said_in_Vaults_words(String sent, String sentence) {
        Refused refused = catchThrowableOfType(Refused.class, () -> LoginBody.read(form(sent)));

        assertThat(refused.reply().status()).isEqualTo(400);
        assertThat(refused.reply().body().orElseThrow())
                .hasToString("{\"errors\":[\"" + sentence + "\"]}");
    }

    @Test
    void what_is_said_beside_the_fields_is_ignored_with_a_warning() {
        assertThat(read("{\"role\":\"dev\"," + JWT + ",\"ttl\":[1],\"password\":\"x\"}").warnings())
                .containsExactly("Endpoint ignored these unrecognized parameters: [password ttl]");
        assertThat(read(SAID).warnings()).isEmpty();
    }

    @Test
    void depth_and_numbers_of_members_are_limited() {
        assertThat(refusal("{\"a\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}"))
                .startsWith("400 ");
        StringBuilder many = new StringBuilder("{");
        for (int i = 0; i < 5_000; i++) {
            many.append("\"m").append(i).append("\":1,");
        }
        assertThat(refusal(many + JWT + ",\"role\":\"dev\"}")).startsWith("400 ");
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        Body body = Body.of("{\"jwt\":\"\u00ff\",\"role\":\"dev\"}".getBytes(ISO_8859_1));

        assertThat(catchThrowableOfType(Refused.class, () -> LoginBody.read(body)).reply().status())
                .isEqualTo(400);
    }

    @Test
    void a_body_prints_no_token() {
        assertThat(read(SAID).toString()).doesNotContain("fake.jwt");
    }

    private static Body form(String sent) {
        return Body.of(sent.getBytes(UTF_8))
                .announced("Application/X-WWW-Form-Urlencoded; charset=utf-8");
    }

    private static LoginBody read(String sent) {
        return LoginBody.read(Body.of(sent.getBytes(UTF_8)));
    }

    private static String refusal(String sent) {
        Refused refused = catchThrowableOfType(Refused.class, () -> read(sent));
        return refused.reply().status() + " " + refused.reply().body().orElseThrow();
    }
}
