package io.azurecredentials.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTest {

    /** The form that Kubernetes wants of a condition's reason. */
    @ParameterizedTest
    @EnumSource
    void a_reason_is_one_word_in_camel_case(Reason reason) {
        assertThat(reason.toString()).matches("([A-Z][a-z]+)+").hasSizeLessThan(40);
        assertThat(reason.toString()).isEqualToIgnoringCase(reason.name().replace("_", ""));
    }

    @ParameterizedTest
    @EnumSource
    void what_it_means_is_a_sentence(Reason reason) {
        assertThat(reason.sentence()).matches("(?s)[A-Z`].*[^.\\s]\\.");
    }

    @Test
    void no_two_say_the_same() {
        assertThat(Stream.of(Reason.values()).map(Reason::toString)).doesNotHaveDuplicates();
        assertThat(Stream.of(Reason.values()).map(Reason::sentence)).doesNotHaveDuplicates();
    }
}
