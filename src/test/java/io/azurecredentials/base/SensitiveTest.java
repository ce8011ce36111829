package io.azurecredentials.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SensitiveTest {
    private static final String TEXT = "not-a-real-secret-7Q~";
    private final Sensitive sensitive = Sensitive.of(TEXT);

    private record Holder(String name, Sensitive secret, Optional<Sensitive> other) {}

    @Test
    void it_gives_its_value_only_to_who_asks_for_it() {
        assertThat(sensitive.reveal()).isEqualTo(TEXT);
        assertThat(sensitive).hasToString("***");
    }

    @Test
    void nothing_that_holds_it_prints_it() {
        Holder holder = new Holder("name", sensitive, Optional.of(sensitive));

        assertThat(holder.toString()).contains("name", "***").doesNotContain(TEXT);
        assertThat(Map.of("key", sensitive).toString()).doesNotContain(TEXT);
        assertThat(String.format("%s", sensitive)).doesNotContain(TEXT);
    }

    @Test
    void an_exception_about_it_does_not_print_it() {
        Exception exception = new IllegalStateException("refused " + sensitive);

        assertThat(exception).hasMessageNotContaining(TEXT);
    }

    @Test
    void it_cannot_be_written_to_a_stream() {
        assertThat(sensitive).isNotInstanceOf(Serializable.class);
    }

    @Test
    void a_bean_mapper_finds_no_property_to_read() {
        assertThat(Sensitive.class.getMethods())
                .noneMatch(it -> it.getName().matches("(get|is)(?!Class).*"));
        assertThat(Sensitive.class.getFields()).isEmpty();
    }

    @Test
    void it_is_no_key_of_a_map() {
        assertThat(sensitive).isNotEqualTo(Sensitive.of(TEXT));
    }
}
