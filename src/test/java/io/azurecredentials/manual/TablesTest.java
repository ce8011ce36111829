package io.azurecredentials.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The manual's tables say what the code says. */
class TablesTest {
    private static final Map<String, String> TABLES = Tables.all();

    @TestFactory
    Stream<DynamicTest> what_is_checked_in_is_what_the_code_says() {
        return Pages.all().stream()
                .map(it -> DynamicTest.dynamicTest(it.toString(), () -> saysWhatTheCodeSays(it)));
    }

    private static void saysWhatTheCodeSays(Path page) {
        String text = Pages.text(page);
        assertThat(text)
                .as("stale: run mvn -q -Pcrds")
                .isEqualTo(ManualGeneration.filled(text, TABLES));
    }

    @TestFactory
    Stream<DynamicTest> every_table_stands_in_one_place() {
        String manual = Pages.together();
        return TABLES.keySet().stream()
                .map(
                        it ->
                                DynamicTest.dynamicTest(
                                        it,
                                        () -> {
                                            assertThat(manual)
                                                    .containsOnlyOnce(ManualGeneration.begin(it))
                                                    .containsOnlyOnce(ManualGeneration.end(it));
                                            assertThat(manual.indexOf(ManualGeneration.begin(it)))
                                                    .isLessThan(
                                                            manual.indexOf(
                                                                    ManualGeneration.end(it)));
                                        }));
    }

    @Test
    void every_kind_has_its_fields_with_bounds_defaults_and_sentences() {
        assertThat(TABLES.get("azurecredential"))
                .contains(
                        "| `renewal.strategy` | `Password` \\| `ServicePrincipal`; default `Password` |")
                .contains("| `roleRef.name` | **required**; string; at most 253 characters |")
                .contains("| `rolloutRestart[].kind` | ")
                .contains("| `ttl` | duration | ");
        assertThat(TABLES.get("azuresession")).contains("| `seal` | ");
        assertThat(Pattern.compile("(?m)^\\| `").matcher(TABLES.get("azureconfig")).results())
                .hasSizeGreaterThan(80);
    }

    @Test
    void a_table_is_put_between_its_marks_and_nowhere_else() {
        String page = "a\n<!-- x -->\nold\n<!-- /x -->\nb\n<!-- y -->\n<!-- /y -->\n";

        assertThat(ManualGeneration.filled(page, Map.of("x", "| new |")))
                .isEqualTo("a\n<!-- x -->\n\n| new |\n\n<!-- /x -->\nb\n<!-- y -->\n<!-- /y -->\n");
    }
}
