package io.azurecredentials.server.vault.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.azurecredentials.server.http.Body;
import io.azurecredentials.server.http.Refused;
import io.azurecredentials.session.token.ChildWish;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChildBodyTest {
    private static final ChildWish ANY =
            new ChildWish(
                    Optional.empty(),
                    Optional.empty(),
                    true,
                    Optional.empty(),
                    false,
                    Optional.empty());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"ttl\":\"\",\"num_uses\":0,\"period\":\"0\",\"meta\":null,\"policies\":[]}",
                "{\"ttl\":0,\"explicit_max_ttl\":\"0s\",\"no_parent\":false,\"type\":\"service\"}",
                "{\"meta\":{},\"id\":\"\",\"entity_alias\":\"\",\"policies\":null}",
                "{\"type\":\"\",\"renewable\":null,\"no_default_policy\":\"\",\"num_uses\":\"\"}"
            })
    void what_says_nothing_asks_for_what_is_usual(String body) {
        assertThat(read(body)).isEqualTo(new ChildBody(ANY, List.of()));
    }

    /** As the provider for Terraform asks, before it does anything else. */
    @Test
    void Terraforms_child_is_as_it_asks_but_for_its_name() {
        ChildBody body =
                read(
                        "{\"display_name\":\"terraform\",\"explicit_max_ttl\":\"1200s\","
                                + "\"renewable\":false,\"ttl\":\"1200s\"}");

        assertThat(body.wish())
                .isEqualTo(
                        new ChildWish(
                                Optional.of(Duration.ofMinutes(20)),
                                Optional.of(Duration.ofMinutes(20)),
                                false,
                                Optional.empty(),
                                false,
                                Optional.empty()));
        assertThat(body.warnings())
                .containsExactly(
                        "display_name was ignored: a token is named after whoever logged in");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"ttl\":3600}                     | PT1H",
                "{\"ttl\":\"3600\"}                 | PT1H",
                "{\"ttl\":\"1h30m\"}                | PT1H30M",
                "{\"ttl\":\"20ms\"}                 | PT1S",
                "{\"lease\":\"5m\"}                 | PT5M",
                "{\"lease\":\"5m\",\"ttl\":\"6m\"}  | PT6M"
            })
    void a_time_is_written_in_many_ways(String body, Duration ttl) {
        assertThat(read(body).wish().ttl()).contains(ttl);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"policies\":[\"dev\",\" Ops \"]} | dev ops",
                "{\"policies\":\"dev,ops\"}         | dev ops",
                "{\"policies\":[\"dev\",\"\"]}      | dev"
            })
    void policies_are_a_list_or_a_text(String body, String policies) {
        assertThat(read(body).wish().policies()).contains(List.of(policies.split(" ", -1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"renewable\":false,\"no_default_policy\":true,\"num_uses\":3}",
                "{\"renewable\":\"false\",\"no_default_policy\":\"true\",\"num_uses\":\"3\"}",
                "{\"renewable\":\"0\",\"no_default_policy\":\"1\",\"num_uses\":3}"
            })
    void numbers_and_flags_may_be_texts(String body) {
        assertThat(read(body).wish())
                .isEqualTo(
                        new ChildWish(
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                Optional.empty(),
                                true,
                                Optional.of(3)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":\"mine\"}           | root or sudo privileges required to specify token id",
                "{\"no_parent\":true}        | root or sudo privileges required to create orphan token",
                "{\"no_parent\":\"true\"}    | root or sudo privileges required to create orphan token",
                "{\"period\":\"1h\"}         | root or sudo privileges required to create periodic token",
                "{\"entity_alias\":\"x\"}    | 'entity_alias' is only allowed in combination with token role",
                "{\"type\":\"x\"}            | invalid 'token_type' value",
                "{\"num_uses\":-1}           | number of uses cannot be negative",
                "{\"num_uses\":1000001}      | num_uses must be at most 1000000, or 0 for any number of times"
            })
    void what_Vault_gives_to_nobody_but_root_nobody_has(String body, String sentence) {
        assertThat(refusal(body)).isEqualTo("{\"errors\":[\"" + sentence + "\"]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"meta\":{\"vm_name\":\"other\"}}",
                "{\"meta\":\"x\"}",
                "{\"type\":\"batch\"}",
                "{\"ttl\":-1}",
                "{\"ttl\":\"soon\"}",
                "{\"ttl\":true}",
                "{\"policies\":{\"a\":1}}",
                "{\"policies\":[1]}",
                "{\"num_uses\":\"three\"}",
                "{\"num_uses\":[3]}",
                "{\"renewable\":\"perhaps\"}",
                "{\"renewable\":2}",
                "{\"ttl\":\"1h\",\"ttl\":\"2h\"}",
                "[]"
            })
    void what_cannot_be_had_is_refused_with_a_sentence(String body) {
        assertThat(refusal(body)).startsWith("{\"errors\":[\"").doesNotContain("other");
    }

    @Test
    void what_nobody_knows_is_told() {
        assertThat(read("{\"policy\":\"dev\"}").warnings())
                .containsExactly("Endpoint ignored these unrecognized parameters: [policy]");
    }

    private static String refusal(String body) {
        Refused refused = catchThrowableOfType(Refused.class, () -> read(body));
        assertThat(refused.reply().status()).isEqualTo(400);
        return refused.reply().body().orElseThrow().toString();
    }

    private static ChildBody read(String body) {
        return ChildBody.read(Body.of(body.getBytes(UTF_8)));
    }
}
