package io.azurecredentials.event;

import static io.azurecredentials.event.EventReason.ISSUED;
import static io.azurecredentials.event.EventReason.ROTATED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {
    /** A DNS subdomain of RFC 1123, which is what the API server takes as an Event's name. */
    private static final String SUBDOMAIN =
            "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";

    @Test
    void the_same_thing_has_the_same_name_whatever_is_said_about_it() {
        assertThat(new Report(ISSUED, "1-a", "one").name("app", "uid"))
                .isEqualTo(new Report(ISSUED, "1-a", "another").name("app", "uid"))
                .matches("app\\.[0-9a-f]{16}");
    }

    @Test
    void another_object_reason_or_matter_is_another_thing() {
        String name = new Report(ISSUED, "1-a", "").name("app", "uid");

        assertThat(new Report(ISSUED, "1-a", "").name("app", "other")).isNotEqualTo(name);
        assertThat(new Report(ROTATED, "1-a", "").name("app", "uid")).isNotEqualTo(name);
        assertThat(new Report(ISSUED, "1-b", "").name("app", "uid")).isNotEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 236, 237, 253})
    void a_name_is_a_subdomain_however_long_the_objects_is(int length) {
        for (String filling : new String[] {"a", "a.", "a-"}) {
            String object = filling.repeat(length).substring(0, length - 1) + "b";
            String name = new Report(ISSUED, "", "").name(object, "uid");

            assertThat(object).matches(SUBDOMAIN);
            assertThat(name).matches(SUBDOMAIN).hasSizeLessThanOrEqualTo(253);
        }
    }

    @Test
    void a_note_is_cut_to_a_kilobyte_between_two_characters() {
        String longest = "x".repeat(1024);

        assertThat(new Report(ISSUED, "", longest).note()).isEqualTo(longest);
        assertThat(new Report(ISSUED, "", longest + "x").note()).hasSize(1024).endsWith("x...");
        for (String character : new String[] {"é", "€", "😀"}) {
            String note = new Report(ISSUED, "", character.repeat(1024)).note();
            assertThat(note.getBytes(UTF_8)).hasSizeBetween(1018, 1024);
            assertThat(note).matches("(" + character + ")+\\.\\.\\.");
        }
    }
}
