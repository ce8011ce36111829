package io.azurecredentials.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DefectTest {
    private static final String SECRET = "not-a-real-secret";

    @Test
    void no_word_of_the_failure_or_its_causes_survives() {
        Exception deepest = new IllegalArgumentException("deepest " + SECRET);
        Exception cause = new IllegalStateException("cause " + SECRET, deepest);
        Exception failure = new RuntimeException("failure " + SECRET, cause);
        failure.addSuppressed(new IllegalStateException("suppressed " + SECRET));

        assertThat(printed(Defect.of(failure)))
                .doesNotContain(SECRET)
                .contains(
                        "java.lang.RuntimeException",
                        "java.lang.IllegalStateException",
                        "java.lang.IllegalArgumentException");
    }

    @Test
    void where_it_happened_survives() {
        Exception failure = new IllegalStateException("x");

        assertThat(Defect.of(failure).getStackTrace()).isEqualTo(failure.getStackTrace());
    }

    @Test
    void causes_that_go_in_circles_come_to_an_end() {
        Exception one = new IllegalStateException("one");
        Exception two = new IllegalStateException("two", one);
        one.initCause(two);

        long depth =
                Stream.<Throwable>iterate(Defect.of(one), it -> it != null, Throwable::getCause)
                        .limit(100)
                        .count();
        assertThat(depth).isLessThan(20);
    }

    private static String printed(Throwable throwable) {
        StringWriter text = new StringWriter();
        throwable.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
