package io.azurecredentials.login.policy;

import static io.azurecredentials.login.policy.Machines.HERE;
import static io.azurecredentials.login.policy.Machines.SET;
import static io.azurecredentials.login.policy.Machines.UNIFORM_INSTANCE;
import static io.azurecredentials.login.policy.Machines.VM;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HintsTest {

    @Test
    void an_empty_text_says_nothing() {
        assertThat(Hints.of("", "", "", "", "")).contains(Hints.NONE);
    }

    @Test
    void what_is_said_is_compared_without_the_case_of_ascii_letters() {
        Hints hints =
                Hints.of(
                                HERE.toUpperCase(Locale.ROOT),
                                "PROD",
                                "VM-App",
                                "",
                                VM.toString().toUpperCase(Locale.ROOT))
                        .orElseThrow();

        assertThat(hints.contradict(VM, Optional.empty())).isFalse();
    }

    @Test
    void a_machine_of_azure_may_begin_with_a_digit() {
        assertThat(Hints.of("", "", "3com", "", "")).isPresent();
    }

    @Test
    void a_uniform_instance_goes_by_its_set_and_its_own_name_is_not_compared() {
        Hints said = Hints.of(HERE, "prod", "set_3", "set", SET.toString()).orElseThrow();

        assertThat(said.contradict(UNIFORM_INSTANCE, Optional.empty())).isFalse();
        assertThat(said.contradict(SET, Optional.empty())).isFalse();
        assertThat(said.contradict(VM, Optional.empty())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "../a",
                "a/../b",
                "%2e%2e%2f",
                "..;/",
                "\\",
                "a?x=",
                "a#",
                "a\r\nb",
                "a\u2215b",
                "%252e",
                "a b",
                " ",
                "\0",
                "@host",
                "https://evil",
                "*",
                "ſ/",
                "a."
            })
    void nothing_that_is_no_name_is_read_as_one(String text) {
        assertThat(Hints.of(text, "", "", "", "")).isEmpty();
        assertThat(Hints.of("", text, "", "", "")).isEmpty();
        assertThat(Hints.of("", "", text, "", "")).isEmpty();
        assertThat(Hints.of("", "", "", text, "")).isEmpty();
        assertThat(Hints.of("", "", "", "", text)).isEmpty();
        assertThat(Hints.of("", "", "", "", VM + "/" + text)).isEmpty();
    }
}
