package io.azurecredentials.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every attack of the list has a row: it is played here, or shown by a test that is named, or does
 * not apply, and why not is said. A number may have several rows.
 */
class AttackListTest {
    /** Numbers that the list does not use: it has grown by leaving out what said the same twice. */
    private static final List<Integer> UNUSED =
            List.of(5, 14, 27, 40, 46, 54, 57, 73, 78, 91, 99, 101, 103, 117, 120);

    /** What comes behind it is ours. */
    private static final int LAST = 125;

    private static List<Row> rows() {
        return Stream.of(
                        TokenForm.ROWS,
                        TokenClaims.ROWS,
                        RoleBindings.ROWS,
                        LoginRequests.ROWS,
                        AfterLogin.ROWS,
                        OthersTokens.ROWS,
                        ForClusters.ROWS,
                        Drawing.ROWS,
                        Transport.ROWS,
                        Beyond.ROWS,
                        Further.ROWS)
                .flatMap(List::stream)
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> each_comes_to_what_is_said() {
        return rows().stream()
                .map(it -> dynamicTest(it.number() + " " + it.title(), () -> check(it)));
    }

    /** Where {@code I} is not the capital of {@code i}, and the day is another. */
    @TestFactory
    Stream<DynamicTest> no_locale_and_no_time_zone_changes_that() {
        return rows().stream()
                .filter(Row.Played.class::isInstance)
                .map(it -> dynamicTest(it.number() + " " + it.title(), () -> abroad(it)));
    }

    @Test
    void every_number_has_a_row() {
        List<Integer> numbers =
                IntStream.rangeClosed(1, LAST).boxed().filter(it -> !UNUSED.contains(it)).toList();

        assertThat(rows().stream().map(Row::number).filter(it -> it <= LAST).distinct().sorted())
                .containsExactlyElementsOf(numbers);
    }

    private static void abroad(Row row) throws ReflectiveOperationException {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Locale.setDefault(Locale.of("tr", "TR"));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        try {
            check(row);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static void check(Row row) throws ReflectiveOperationException {
        switch (row) {
            case Row.Played played -> assertThat(played.play().play()).isEqualTo(played.expected());
            case Row.Shown shown -> {
                assertThat(shown.outcome()).isNotBlank();
                assertThat(shown.tests()).isNotEmpty();
                for (String test : shown.tests()) {
                    assertThat(isTest(test)).as(test).isTrue();
                }
            }
            case Row.Absent absent -> assertThat(absent.why()).endsWith(".");
        }
    }

    private static boolean isTest(String name) throws ReflectiveOperationException {
        int hash = name.indexOf('#');
        Class<?> type = Class.forName("io.azurecredentials." + name.substring(0, hash));
        return Stream.of(type.getDeclaredMethods())
                .filter(it -> it.getName().equals(name.substring(hash + 1)))
                .anyMatch(AttackListTest::isRun);
    }

    private static boolean isRun(Method method) {
        return Stream.of(method.getAnnotations())
                .anyMatch(it -> it.annotationType().getSimpleName().matches(".*Test|TestFactory"));
    }
}
