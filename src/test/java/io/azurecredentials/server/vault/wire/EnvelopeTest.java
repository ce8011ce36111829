package io.azurecredentials.server.vault.wire;

import static io.azurecredentials.server.vault.OurTokens.NOW;
import static io.azurecredentials.server.vault.OurTokens.limited;
import static io.azurecredentials.server.vault.OurTokens.rules;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.server.vault.OurTokens;
import io.azurecredentials.session.token.Accessor;
import io.azurecredentials.session.token.Session;
import io.azurecredentials.session.token.Subject;
import io.azurecredentials.session.token.TokenRules.Kind;
import io.azurecredentials.session.token.ValidToken;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden texts: what stands in them is what Vault's clients look for. */
class EnvelopeTest {
    private static final String METADATA =
            "{\"app_id\":\"cccccccc-0000-4000-8000-00000000000c\","
                    + "\"resource_group_name\":\"rg-app\",\"resource_id\":"
                    + "\"/subscriptions/eeeeeeee-0000-4000-8000-00000000000e/resourcegroups/rg-app"
                    + "/providers/microsoft.compute/virtualmachines/vm-app\","
                    + "\"role\":\"reader\",\"subscription_id\":"
                    + "\"eeeeeeee-0000-4000-8000-00000000000e\",\"vm_name\":\"vm-app\"}";

    @Test
    void a_login_is_answered_with_every_key() {
        ValidToken token = OurTokens.service(rules(Kind.SERVICE));

        assertThat(masked(Envelope.auth("fake-id", token, List.of(), NOW), token))
                .isEqualTo(
                        "{\"request_id\":\"fake-id\",\"lease_id\":\"\",\"renewable\":false,"
                                + "\"lease_duration\":0,\"data\":null,\"wrap_info\":null,"
                                + "\"warnings\":null,\"auth\":{\"client_token\":\"TOKEN\","
                                + "\"accessor\":\"ACCESSOR\",\"policies\":[\"default\",\"dev\"],"
                                + "\"token_policies\":[\"default\",\"dev\"],\"metadata\":"
                                + METADATA
                                + ",\"lease_duration\":3600,\"renewable\":true,\"entity_id\":\"\","
                                + "\"token_type\":\"service\",\"orphan\":true,"
                                + "\"mfa_requirement\":null,\"num_uses\":0},\"mount_type\":\"\"}");
    }

    @Test
    void a_batch_token_has_no_accessor_and_is_not_renewable() {
        ObjectNode auth =
                (ObjectNode)
                        Envelope.auth("fake-id", OurTokens.batch(), List.of(), NOW)
                                .required("auth");

        assertThat(auth.required("client_token").asText()).startsWith("hvb.");
        assertThat(auth.required("accessor").asText()).isEmpty();
        assertThat(auth.required("renewable").asBoolean()).isFalse();
        assertThat(auth.required("token_type").asText()).isEqualTo("batch");
        assertThat(auth.required("orphan").asBoolean()).isTrue();
    }

    @Test
    void a_look_up_is_answered_with_every_key() {
        ValidToken token = OurTokens.service(rules(Kind.SERVICE));

        assertThat(masked(Envelope.lookup("fake-id", token, List.of(), NOW.plusSeconds(60)), token))
                .isEqualTo(
                        "{\"request_id\":\"fake-id\",\"lease_id\":\"\",\"renewable\":false,"
                                + "\"lease_duration\":0,\"data\":{\"accessor\":\"ACCESSOR\","
                                + "\"creation_time\":1768478400,\"creation_ttl\":3600,"
                                + "\"display_name\":\"azure-aaaaaaaa-0000-4000-8000-00000000000a\","
                                + "\"entity_id\":\"\",\"expire_time\":\"2026-01-15T13:00:00Z\","
                                + "\"explicit_max_ttl\":0,\"id\":\"TOKEN\","
                                + "\"issue_time\":\"2026-01-15T12:00:00Z\",\"meta\":"
                                + METADATA
                                + ",\"num_uses\":0,\"orphan\":true,\"path\":\"auth/azure/login\","
                                + "\"policies\":[\"default\",\"dev\"],\"renewable\":true,"
                                + "\"ttl\":3540,\"type\":\"service\"},\"wrap_info\":null,"
                                + "\"warnings\":null,\"auth\":null,\"mount_type\":\"token\"}");
    }

    @Test
    void what_limits_a_token_is_told() {
        ObjectNode data =
                (ObjectNode)
                        Envelope.lookup("fake-id", OurTokens.service(limited()), List.of(), NOW)
                                .required("data");

        assertThat(data.required("explicit_max_ttl").asLong()).isEqualTo(30 * 86_400);
        assertThat(data.required("period").asLong()).isEqualTo(7200);
        assertThat(data.required("num_uses").asLong()).isEqualTo(5);
        assertThat(data.required("bound_cidrs").toString()).isEqualTo("[\"10.0.0.0/8\"]");
    }

    /** Vault keeps neither of them in a batch token. */
    @Test
    void a_batch_token_has_no_period_and_no_hard_end() {
        ObjectNode data =
                (ObjectNode)
                        Envelope.lookup("fake-id", OurTokens.batch(), List.of(), NOW)
                                .required("data");

        assertThat(data.required("explicit_max_ttl").asLong(-1)).isZero();
        assertThat(data.has("period")).isFalse();
        assertThat(data.required("creation_ttl").asLong()).isEqualTo(3600);
        assertThat(data.required("type").asText()).isEqualTo("batch");
    }

    /** Zero would be any number of times to a client. */
    @ParameterizedTest
    @CsvSource({"0, 5", "1, 4", "4, 1", "5, -1"})
    void how_often_a_token_can_still_be_used_is_less_than_zero_on_its_last_use(
            int used, int shown) {
        ValidToken.Service token = (ValidToken.Service) OurTokens.service(limited());
        Session session = token.session();
        for (int i = 0; i < used; i++) {
            session = session.used();
        }
        ObjectNode body =
                Envelope.lookup(
                        "fake-id", new ValidToken.Service(token.token(), session), List.of(), NOW);

        assertThat(body.at("/data/num_uses").asInt()).isEqualTo(shown);
    }

    @Test
    void warnings_stand_beside_the_answer() {
        ValidToken token = OurTokens.service(rules(Kind.SERVICE));
        List<String> warnings = List.of("One.", "Two.");

        assertThat(Envelope.auth("fake-id", token, warnings, NOW).at("/warnings"))
                .hasToString("[\"One.\",\"Two.\"]");
        assertThat(Envelope.lookup("fake-id", token, warnings, NOW).at("/warnings"))
                .hasToString("[\"One.\",\"Two.\"]");
    }

    @Test
    void a_token_that_ended_meanwhile_has_no_time_left() {
        ObjectNode body =
                Envelope.auth("fake-id", OurTokens.batch(), List.of(), NOW.plusSeconds(99_999));

        assertThat(body.at("/auth/lease_duration").asLong(-1)).isZero();
    }

    /** An identity may be on any number of machines, so it says nothing about where one is. */
    @Test
    void an_identity_names_no_machine() {
        Subject identity =
                new Subject(
                        OurTokens.TENANT,
                        OurTokens.OBJECT,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("fake-identity"));
        ObjectNode body =
                Envelope.auth(
                        "fake-id",
                        OurTokens.service(rules(Kind.SERVICE), identity),
                        List.of(),
                        NOW);

        assertThat(body.at("/auth/metadata").toString())
                .isEqualTo("{\"resource_id\":\"fake-identity\",\"role\":\"reader\"}");
    }

    @Test
    void who_has_to_wait_is_told_how_long() {
        assertThat(Refusals.unavailable(Optional.empty()).headers())
                .containsEntry("Retry-After", "2");
        assertThat(Refusals.unavailable(Optional.of(Duration.ofMillis(3100))).headers())
                .containsEntry("Retry-After", "4");
        assertThat(Refusals.unavailable(Optional.of(Duration.ofDays(1))).headers())
                .containsEntry("Retry-After", "300");
        assertThat(Refusals.denied().body().orElseThrow())
                .hasToString("{\"errors\":[\"permission denied\"]}");
    }

    private static String masked(ObjectNode body, ValidToken token) {
        return body.toString()
                .replace(token.text().reveal(), "TOKEN")
                .replace(token.accessor().map(Accessor::text).orElseThrow(), "ACCESSOR");
    }
}
