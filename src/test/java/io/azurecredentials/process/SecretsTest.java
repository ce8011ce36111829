package io.azurecredentials.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search for secrets finds them. */
class SecretsTest {
    private static final String PASSWORD = "fake~password-with_forty/characters+here";
    private static final String TOKEN =
            "fakefakefakefakeHEAD.fakefakefakefakePAYLOAD.fakefakefakefakeSIGNED";

    private final Secrets secrets = new Secrets();

    @BeforeEach
    void add() {
        secrets.add("password", PASSWORD);
        secrets.add("token", TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x " + PASSWORD + " y",
                "fake~password-with…",
                "…rty/characters+here",
                "client_secret=fake%7Epassword-with_forty%2Fcharacters%2Bhere"
            })
    void a_password_is_found_whole_in_parts_and_encoded(String text) {
        assertThat(secrets.in(text)).anyMatch(it -> it.startsWith("password"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "id:"})
    void in_base64_it_is_found_wherever_it_begins(String before) {
        byte[] bytes = (before + PASSWORD).getBytes(UTF_8);

        assertThat(secrets.in(Base64.getEncoder().encodeToString(bytes)))
                .contains("password, in base64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fakefakefakefakePAYLOAD", "kefakefakeSIGNED", "fakefakefakefakeHEA"})
    void each_segment_of_a_token_is_found(String text) {
        assertThat(secrets.in("before " + text + " after")).contains("token");
    }

    @Test
    void what_is_none_is_not_found_and_never_shown() {
        assertThat(secrets.in("{\"audit\":\"login\",\"password\":\"***\"}")).isEmpty();
        assertThat(secrets.in(TOKEN).toString()).doesNotContain("fake");
        assertThat(secrets.kinds()).containsExactly("password", "token");
    }
}
