package io.azurecredentials.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

    @Test
    void a_line_says_who_did_what_and_what_became_of_it() {
        Account account =
                Account.of(Outcome.ALLOWED, "")
                        .about("reader")
                        .by(Optional.of(new Who("fake-tenant", "fake-object")))
                        .with(new Marks(Optional.of("hmac-sha256:aa"), Optional.of("hmac:bb")));

        assertThat(line(account))
                .isEqualTo(
                        "{\"time\":\"2026-01-15T12:00:00Z\",\"audit\":\"login\",\"outcome\":\"allowed\","
                                + "\"request\":\"fake-id\",\"caller\":\"10.0.0.1\",\"namespace\":\"team-a\","
                                + "\"role\":\"reader\",\"tenant\":\"fake-tenant\",\"objectID\":\"fake-object\","
                                + "\"token\":\"hmac-sha256:aa\",\"accessor\":\"hmac:bb\"}");
    }

    @Test
    void a_line_about_an_object_says_which_and_by_whose_name() {
        assertThat(line(Account.of(Outcome.ALLOWED, "").as("jane").on("azureroles/reader")))
                .endsWith("\"object\":\"azureroles/reader\",\"user\":\"jane\"}");
    }

    @Test
    void what_is_not_known_is_left_out() {
        assertThat(line(Account.of(Outcome.REFUSED, "Malformed")))
                .isEqualTo(
                        "{\"time\":\"2026-01-15T12:00:00Z\",\"audit\":\"login\",\"outcome\":\"refused\","
                                + "\"reason\":\"Malformed\",\"request\":\"fake-id\",\"caller\":\"10.0.0.1\","
                                + "\"namespace\":\"team-a\"}");
    }

    /** 116: a line break ends no line, and an escape sequence moves no cursor. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\n{\"audit\":\"login\",\"outcome\":\"allowed\"}",
                "\u001b[2J",
                "\u009b31m",
                "\u007f\b\0",
                "\",\"outcome\":\"allowed",
                "\\",
                "\u202etxt.exe",
                "\u2028",
                "K\u212a",
                "\ud800"
            })
    void nothing_of_what_somebody_sends_is_more_than_text(String sent) {
        String line = line(Account.of(Outcome.REFUSED, "Malformed").about(sent));

        assertThat(line).matches("\\{[ -~]*\\}");
        assertThat(line.replaceAll("\\\\u[0-9a-f]{4}", "")).doesNotContain("\\");
        assertThat(line.split("\"outcome\":\"", -1)).hasSize(2);
        assertThat(line).contains("\"outcome\":\"refused\"");
    }

    @Test
    void a_value_is_cut_off_where_it_is_too_long() {
        String line = line(Account.of(Outcome.REFUSED, "Malformed").about("\n".repeat(60_000)));

        assertThat(line).endsWith("\\u000a...\"}");
        assertThat(line.length()).isLessThan(6 * Line.LONGEST + 300);
    }

    private static String line(Account account) {
        return Line.of(
                new Entry(
                        NOW, Deed.LOGIN, "fake-id", "10.0.0.1", "team-a", account, Duration.ZERO));
    }
}
