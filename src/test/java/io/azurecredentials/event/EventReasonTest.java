package io.azurecredentials.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventReasonTest {
    /** What the API server asks of reason and action: not empty, 128 characters at most. */
    @ParameterizedTest
    @EnumSource
    void a_reason_and_its_action_are_words_for_machines(EventReason reason) {
        assertThat(reason.toString()).matches("([A-Z][a-z]+)+").hasSizeLessThanOrEqualTo(128);
        assertThat(reason.action()).matches("([A-Z][a-z]+)+").hasSizeLessThanOrEqualTo(128);
        assertThat(reason.kind().split(", "))
                .isSubsetOf("AzureConfig", "AzureRole", "AzureCredential");
        assertThat(reason.sentence()).matches("[A-Z].*\\.").doesNotContain("|");
    }

    @ParameterizedTest
    @EnumSource
    void what_failed_or_was_lost_is_a_warning(EventReason reason) {
        assertThat(reason.type().toString())
                .isEqualTo(
                        reason.toString()
                                        .matches(
                                                ".*Failed|.*Lost.*|.*Abandoned|OrphanFound|RootExpiring|ConsumerNotFound")
                                ? "Warning"
                                : "Normal");
    }

    @Test
    void no_word_means_two_things() {
        assertThat(Arrays.stream(EventReason.values()).map(EventReason::toString))
                .doesNotHaveDuplicates();
    }
}
